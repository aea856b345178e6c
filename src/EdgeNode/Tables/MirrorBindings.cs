using OrleansMesh.EdgeNode.Budgets;
using OrleansMesh.EdgeNode.Counters;
using OrleansMesh.EdgeNode.Mirroring;
using OrleansMesh.EdgeNode.Mirroring.Policies;
using OrleansMesh.EdgeNode.Upstreams;
using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Mirroring;
using OrleansMesh.Routing.Resources.MirrorPolicies;
using OrleansMesh.Routing.Snapshots;

namespace OrleansMesh.EdgeNode.Tables;

/// <summary>Binds the mirrors of a table to what they need of the process. One caller at a time.</summary>
internal sealed class MirrorBindings(MirrorPolicyOptions options, LaneLimits limits, ShadowLanes lanes, MirrorBudgets budgets, MirrorLedger ledger, TimeProvider time)
{
    private readonly SharedParts<MirrorKey, RequestSequence> _sequences = new(_ => new(), _ => { });

    /// <summary>The policies of a snapshot.</summary>
    public MirrorPolicyBook Policies(MeshSnapshot snapshot) => MirrorPolicyBook.Build(snapshot, options);

    /// <summary>Binds a mirror; to be given back once.</summary>
    public MirrorBinding Rent(MirrorRule rule, UpstreamCluster target, MirrorTerms terms) =>
        new(rule, target, lanes.Rent(rule.Cluster, ReferenceEquals(terms, MirrorTerms.Default) ? limits : limits.With(terms)), ledger.Get(rule.Key))
        {
            Terms = terms,
            Gate = new(rule, terms, IsExact(terms) ? _sequences.Rent(rule.Key) : null, time),
            Budget = terms.Budget is { } budget ? budgets.Rent(KeyOf(budget)) : null,
            Marker = terms.Marks ? ShadowMarker.Of(rule.Key) : string.Empty,
        };

    /// <summary>Gives back what a binding holds.</summary>
    public void Return(MirrorBinding binding)
    {
        lanes.Return(binding.Lane);
        if (binding.Terms.Budget is { } budget)
        {
            budgets.Return(KeyOf(budget));
        }

        if (IsExact(binding.Terms))
        {
            _sequences.Return(binding.Rule.Key);
        }
    }

    private static BudgetKey KeyOf(BudgetTerms terms) => new(terms.Policy, terms.RequestsPerSecond);

    private static bool IsExact(MirrorTerms terms) => terms.Sampling == SamplingMode.Exact;
}
