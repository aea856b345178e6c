using OrleansMesh.EdgeNode.Forwarding;
using OrleansMesh.EdgeNode.Serving;

namespace OrleansMesh.EdgeNode.Mirroring;

/// <summary>A request that has mirrors, when it is decided which shadows it gets. Nothing of it is kept for later.</summary>
/// <param name="Context">The request as the client sent it.</param>
/// <param name="Admitted">Its target and host.</param>
/// <param name="Outgoing">The request as the primary sends it.</param>
internal readonly record struct MirroredRequest(HttpContext Context, AdmittedRequest Admitted, OutgoingRequest Outgoing);
