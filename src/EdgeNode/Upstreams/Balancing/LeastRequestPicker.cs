using OrleansMesh.EdgeNode.Forwarding;
using OrleansMesh.Routing.Balancing;

namespace OrleansMesh.EdgeNode.Upstreams.Balancing;

/// <summary>Of two drawn by weight the one with fewer attempts under way for its weight; of equals the first, so that idle endpoints share by weight.</summary>
internal sealed class LeastRequestPicker(UpstreamEndpoint[] endpoints, int[] weights) : EndpointPicker
{
    private readonly WeightedTable _table = new(weights);

    public override int Pick(RandomSource random, ulong? hash, ref int turns)
    {
        var (one, other) = (_table.Pick(random()), _table.Pick(random()));
        return endpoints[other].State.Active * weights[one] < endpoints[one].State.Active * weights[other] ? other : one;
    }
}
