using OrleansMesh.EdgeNode.Forwarding;

namespace OrleansMesh.EdgeNode.Upstreams.Balancing;

/// <summary>Chooses among the endpoints of one set. Made when the set is; takes no lock and allocates nothing.</summary>
internal abstract class EndpointPicker
{
    /// <summary>The index of the endpoint for the next request.</summary>
    /// <param name="random">To draw from.</param>
    /// <param name="hash">The hash of the request's key; null where there is none.</param>
    /// <param name="turns">Counts the turns, over sets.</param>
    public abstract int Pick(RandomSource random, ulong? hash, ref int turns);
}
