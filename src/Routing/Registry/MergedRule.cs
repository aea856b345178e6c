using OrleansMesh.Routing.Naming;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.DestinationRules;

namespace OrleansMesh.Routing.Registry;

/// <summary>
/// DestinationRules of one namespace and host that count as one: equal in <c>workloadSelector</c> and <c>exportTo</c>. The oldest leads;
/// later ones add subsets whose names are new, and the traffic policy where there is none so far.
/// </summary>
internal sealed class MergedRule
{
    private readonly List<ResourceKey> _keys = [];
    private readonly List<Subset> _subsets = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly DestinationRule _oldest;

    public MergedRule(DestinationRule oldest)
    {
        _oldest = oldest;
        Add(oldest);
    }

    /// <summary>The rules, the oldest first.</summary>
    public IReadOnlyList<ResourceKey> Keys => _keys;

    /// <summary>The subsets, each name once.</summary>
    public IReadOnlyList<Subset> Subsets => _subsets;

    /// <summary>The policy of the host; null where no rule has one.</summary>
    public TrafficPolicy? TrafficPolicy { get; private set; }

    /// <summary>Whether it is for certain workloads only.</summary>
    public bool HasSelector => Selector.Count > 0;

    private ValueMap<string> Selector => SelectorOf(_oldest);

    /// <summary>Whether a rule counts as one with these.</summary>
    public bool IsAlike(DestinationRule rule) => Selector.Equals(SelectorOf(rule)) && ExportOf(_oldest).SetEquals(ExportOf(rule));

    /// <summary>Whether a namespace sees it.</summary>
    public bool Reaches(string viewer) => Export.Reaches(_oldest.Spec?.ExportTo, _oldest.Key.Namespace, viewer);

    public void Add(DestinationRule rule)
    {
        _keys.Add(rule.Key);
        _subsets.AddRange((rule.Spec?.Subsets ?? ValueList<Subset>.Empty).Where(subset => subset.Name is { } name && _names.Add(name)));
        TrafficPolicy ??= rule.Spec?.TrafficPolicy;
    }

    private static ValueMap<string> SelectorOf(DestinationRule rule) => rule.Spec?.WorkloadSelector?.MatchLabels ?? ValueMap<string>.Empty;

    private static HashSet<string> ExportOf(DestinationRule rule) => rule.Spec?.ExportTo is { Count: > 0 } exportTo
        ? exportTo.Select(target => target == "." ? rule.Key.Namespace : target).ToHashSet(StringComparer.Ordinal)
        : ["*"];
}
