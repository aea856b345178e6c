using OrleansMesh.EdgeNode.Forwarding;
using OrleansMesh.EdgeNode.Mirroring;

namespace OrleansMesh.EdgeNode.Serving;

/// <summary>All settings of the data plane.</summary>
/// <param name="Serving">Of the client's side.</param>
/// <param name="Forwarding">Of the upstreams' side.</param>
/// <param name="Mirroring">Of the shadows.</param>
internal sealed record DataPlaneOptions(ServingOptions Serving, ForwardingOptions Forwarding, MirroringOptions Mirroring);
