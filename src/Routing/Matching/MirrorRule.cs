namespace OrleansMesh.Routing.Matching;

/// <summary>Asks for shadows of a part of a route's requests.</summary>
/// <param name="Key">What it is counted under.</param>
/// <param name="Cluster">Where shadows go.</param>
/// <param name="ClusterSlot">The index of <paramref name="Cluster"/> in <see cref="RouteTable.Clusters"/>.</param>
/// <param name="Slot">The index of this rule in <see cref="RouteTable.Mirrors"/>.</param>
/// <param name="Threshold">How many of a million requests are shadowed: 1 to 1 000 000.</param>
public sealed record MirrorRule(MirrorKey Key, ClusterKey Cluster, int ClusterSlot, int Slot, uint Threshold)
{
    /// <summary>The denominator of <see cref="Threshold"/>.</summary>
    public const uint Million = 1_000_000;

    /// <summary>Whether the request is shadowed. Draw anew for each rule: each of several mirrors decides by itself.</summary>
    /// <param name="random">Uniform over all of <see cref="uint"/>.</param>
    public bool Samples(uint random) => ((ulong)random * Million) >> 32 < Threshold;
}
