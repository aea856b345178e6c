using OrleansMesh.EdgeNode.Forwarding;
using OrleansMesh.EdgeNode.Mirroring;
using OrleansMesh.EdgeNode.Upstreams.Dns;

namespace OrleansMesh.EdgeNode.Serving;

/// <summary>All settings of the data plane.</summary>
/// <param name="Serving">Of the client's side.</param>
/// <param name="Forwarding">Of the upstreams' side.</param>
/// <param name="Mirroring">Of the shadows.</param>
internal sealed record DataPlaneOptions(ServingOptions Serving, ForwardingOptions Forwarding, MirroringOptions Mirroring)
{
    /// <summary>How names of upstreams are resolved.</summary>
    public DnsOptions Dns { get; init; } = new();
}
