namespace OrleansMesh.Routing.Matching;

/// <summary>What a mirror rule is known by, over recompilations and over edges.</summary>
/// <param name="VirtualService"><c>namespace/name</c>.</param>
/// <param name="Route">The <see cref="RouteRule.RouteId"/>.</param>
/// <param name="Target">The cluster as text; the second and later of the same target on one route are followed by <c>#2</c>, <c>#3</c>.</param>
public readonly record struct MirrorKey(string VirtualService, string Route, string Target);
