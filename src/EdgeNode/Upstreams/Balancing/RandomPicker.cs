using OrleansMesh.EdgeNode.Forwarding;
using OrleansMesh.Routing.Balancing;

namespace OrleansMesh.EdgeNode.Upstreams.Balancing;

/// <summary>By chance, by weight.</summary>
internal sealed class RandomPicker(int[] weights) : EndpointPicker
{
    private readonly WeightedTable _table = new(weights);

    public override int Pick(RandomSource random, ulong? hash, ref int turns) => _table.Pick(random());
}
