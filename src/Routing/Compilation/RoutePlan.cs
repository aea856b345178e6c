using OrleansMesh.Routing.Actions;

namespace OrleansMesh.Routing.Compilation;

/// <summary>One compiled <c>http</c> route, before it has its place in a table.</summary>
internal sealed record RoutePlan
{
    public required string RouteId { get; init; }

    public required RedirectRule? Redirect { get; init; }

    public required DirectResponseRule? DirectResponse { get; init; }

    public required FaultRule? Fault { get; init; }

    public required CorsRule? Cors { get; init; }

    public required RetryRule? Retry { get; init; }

    public required TimeSpan? Timeout { get; init; }

    /// <summary>The edits of the answers that the edge makes itself.</summary>
    public required HeaderEdit[] ResponseEdits { get; init; }

    public required DestinationPlan[] Destinations { get; init; }

    public required MirrorPlan[] Mirrors { get; init; }

    public required MatchPlan[] Matches { get; init; }
}
