namespace OrleansMesh.Routing.Matching;

/// <summary>A rule in its place among those of a host.</summary>
internal readonly struct RouteCandidate(RouteMatch match, RouteRule rule)
{
    /// <summary>Its conditions.</summary>
    public RouteMatch Match { get; } = match;

    /// <summary>The rule.</summary>
    public RouteRule Rule { get; } = rule;

    /// <summary>The prefix, where the path's being under it is the only condition; null otherwise. Known here, so that nothing else need be fetched from memory.</summary>
    public string? OnlyPrefix { get; } = match is { AsksForPathAlone: true, Path: { Kind: TextMatchKind.Prefix, IgnoreCase: false, Text: var text } } ? text : null;

    /// <summary>Whether the path is its only condition; known here, so that the conditions need not be fetched from memory.</summary>
    public bool AsksForPathAlone { get; } = match.AsksForPathAlone;
}
