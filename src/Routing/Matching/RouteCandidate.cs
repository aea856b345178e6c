namespace OrleansMesh.Routing.Matching;

/// <summary>A rule in its place among those of a host.</summary>
internal readonly struct RouteCandidate(RouteMatch match, RouteRule rule)
{
    /// <summary>Its conditions.</summary>
    public RouteMatch Match { get; } = match;

    /// <summary>The rule.</summary>
    public RouteRule Rule { get; } = rule;

    /// <summary>Whether the path is its only condition; known here, so that the conditions need not be fetched from memory.</summary>
    public bool AsksForPathAlone { get; } = match.AsksForPathAlone;
}
