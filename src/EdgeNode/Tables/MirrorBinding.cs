using OrleansMesh.EdgeNode.Counters;
using OrleansMesh.EdgeNode.Mirroring;
using OrleansMesh.EdgeNode.Upstreams;
using OrleansMesh.Routing.Matching;

namespace OrleansMesh.EdgeNode.Tables;

/// <summary>What a mirror rule is bound to in one table.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Target">Where its shadows go.</param>
/// <param name="Lane">The target's lane; shared by all rules with this target, over revisions.</param>
/// <param name="Counters">The rule's account; shared over revisions.</param>
internal sealed record MirrorBinding(MirrorRule Rule, UpstreamCluster Target, ShadowLane Lane, MirrorCounters Counters);
