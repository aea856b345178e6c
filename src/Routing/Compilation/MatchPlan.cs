using OrleansMesh.Routing.Matching;

namespace OrleansMesh.Routing.Compilation;

/// <summary>One compiled <c>match</c> block of a route, before it has its place in a table.</summary>
/// <param name="Name">The name of its rule.</param>
/// <param name="Match">The conditions.</param>
/// <param name="Rewrite">What becomes of a path that it matched, forwarded or redirected.</param>
/// <param name="StatPrefix">The prefix under which its requests are counted apart; null: they are not.</param>
/// <param name="OnGateway">Whether it applies to requests through a gateway of this edge.</param>
/// <param name="OnMesh">Whether it applies to requests of the mesh.</param>
internal sealed record MatchPlan(string Name, RouteMatch Match, PathRewrite? Rewrite, string? StatPrefix, bool OnGateway, bool OnMesh)
{
    /// <summary>The gateways, as <c>namespace/name</c>, to whose requests alone it applies; null for all of them, none where it applies to this edge not at all.</summary>
    public string[]? Through { get; init; }

    /// <summary>Whether it applies to requests through a Gateway.</summary>
    public bool AppliesThrough(string gateway) => Through is null || Through.AsSpan().Contains(gateway);
}
