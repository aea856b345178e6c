using OrleansMesh.EdgeNode.Forwarding;
using OrleansMesh.Routing.Balancing;

namespace OrleansMesh.EdgeNode.Upstreams.Balancing;

/// <summary>One after the other, each as often as its weight says.</summary>
internal sealed class RoundRobinPicker(int[] weights) : EndpointPicker
{
    private readonly RoundRobinSchedule _schedule = new(weights);

    public override int Pick(RandomSource random, ulong? hash, ref int turns) => _schedule[(uint)(Interlocked.Increment(ref turns) - 1)];
}
