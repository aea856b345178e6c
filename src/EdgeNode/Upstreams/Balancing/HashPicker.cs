using OrleansMesh.EdgeNode.Forwarding;
using OrleansMesh.Routing.Balancing;

namespace OrleansMesh.EdgeNode.Upstreams.Balancing;

/// <summary>By the hash of the request's key; by chance where it has none, as Envoy does.</summary>
internal sealed class HashPicker(IHashTable table) : EndpointPicker
{
    public override int Pick(RandomSource random, ulong? hash, ref int turns) => table.Pick(hash ?? (((ulong)random() << 32) | random()));
}
