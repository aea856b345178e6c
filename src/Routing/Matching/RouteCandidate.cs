namespace OrleansMesh.Routing.Matching;

/// <summary>A rule in its place among those of a host.</summary>
internal readonly record struct RouteCandidate(RouteMatch Match, RouteRule Rule);
