using OrleansMesh.EdgeNode.Mirroring.Policies;
using OrleansMesh.EdgeNode.Upstreams;

namespace OrleansMesh.EdgeNode.Mirroring;

/// <summary>A shadow with a place in its lane.</summary>
/// <param name="Shadow">The shadow.</param>
/// <param name="Target">Where it goes.</param>
/// <param name="Endpoint">The endpoint that was chosen for it.</param>
/// <param name="Changes">What a policy makes different in it; null for nothing.</param>
internal readonly record struct AdmittedShadow(Shadow Shadow, UpstreamCluster Target, UpstreamEndpoint Endpoint, ShadowChanges? Changes);
