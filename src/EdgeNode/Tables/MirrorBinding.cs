using OrleansMesh.EdgeNode.Budgets;
using OrleansMesh.EdgeNode.Counters;
using OrleansMesh.EdgeNode.Mirroring;
using OrleansMesh.EdgeNode.Mirroring.Policies;
using OrleansMesh.EdgeNode.Upstreams;
using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Mirroring;

namespace OrleansMesh.EdgeNode.Tables;

/// <summary>What a mirror rule is bound to in one table.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Target">Where its shadows go.</param>
/// <param name="Lane">The target's lane; shared by all rules with this target, over revisions.</param>
/// <param name="Counters">The rule's account; shared over revisions.</param>
internal sealed record MirrorBinding(MirrorRule Rule, UpstreamCluster Target, ShadowLane Lane, MirrorCounters Counters)
{
    /// <summary>What the mirror's policies ask. Default: Istio's behaviour.</summary>
    public required MirrorTerms Terms { get; init; }

    /// <summary>Decides which requests get a shadow.</summary>
    public required MirrorGate Gate { get; init; }

    /// <summary>What its shadows are taken from, with those of all edges; null for any number.</summary>
    public FleetBudget? Budget { get; init; }

    /// <summary>How its shadows are marked where <see cref="Terms"/> ask for it.</summary>
    public required string Marker { get; init; }
}
