namespace OrleansMesh.Routing.Compilation;

/// <summary>One compiled <c>http</c> route, before it has its place in a table.</summary>
internal sealed record RoutePlan
{
    public required string RouteId { get; init; }

    /// <summary>The field that the edge cannot act on; null for a route that forwards.</summary>
    public required string? UnsupportedField { get; init; }

    public required string? Authority { get; init; }

    public required DestinationPlan[] Destinations { get; init; }

    public required MirrorPlan[] Mirrors { get; init; }

    public required MatchPlan[] Matches { get; init; }
}
