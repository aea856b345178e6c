using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Naming;
using OrleansMesh.Routing.Registry;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.DestinationRules;
using OrleansMesh.Routing.Snapshots;

namespace OrleansMesh.Routing.Analysis;

/// <summary>The DestinationRules by the host they speak of.</summary>
internal sealed class RulesByHost
{
    // The part that is the traffic policy of the host; names of subsets are never empty.
    private const string Policy = "";

    private readonly HostPatternMap<Dictionary<string, List<DestinationRule>>> _subsets = new();
    private readonly Dictionary<(string Namespace, string Host, string Part), DestinationRule> _owners = [];
    private readonly RegistryOptions _naming;

    public RulesByHost(MeshSnapshot snapshot, AnalysisOptions options)
    {
        _naming = new() { DomainSuffix = options.DomainSuffix };
        foreach (var rule in snapshot.OfKind<DestinationRule>().OrderBy(AgeOrder.Of))
        {
            Add(rule, HostOf(rule));
        }
    }

    public string HostOf(DestinationRule rule) => SubsetIndex.HostOf(rule, _naming);

    /// <summary>Whether a rule that the namespace sees defines the subset for the full host.</summary>
    public bool HasSubset(string host, string subset, string viewer) => _subsets.MostSpecificFirst(host).Any(subsets =>
        subsets.TryGetValue(subset, out var rules) && rules.Exists(rule => Export.Reaches(rule.Spec?.ExportTo, rule.Key.Namespace, viewer)));

    /// <summary>The older rule of the namespace whose traffic policy the host has, or null.</summary>
    public DestinationRule? PolicyOwner(DestinationRule rule) => Owner(rule, Policy);

    /// <summary>The older rule of the namespace whose subset of that name the host has, or null.</summary>
    public DestinationRule? SubsetOwner(DestinationRule rule, string subset) => Owner(rule, subset);

    // Rules for some clients only stand beside each other.
    private DestinationRule? Owner(DestinationRule rule, string part) =>
        rule.Spec?.WorkloadSelector is null && _owners.TryGetValue((rule.Key.Namespace, HostOf(rule), part), out var owner) && owner.Key != rule.Key ? owner : null;

    private void Add(DestinationRule rule, string host)
    {
        if (!_subsets.TryGet(host, out var subsets))
        {
            _subsets.Set(host, subsets = new(StringComparer.Ordinal));
        }

        foreach (var name in (rule.Spec?.Subsets ?? ValueList<Subset>.Empty).Select(subset => subset.Name).OfType<string>())
        {
            if (!subsets.TryGetValue(name, out var rules))
            {
                subsets.Add(name, rules = []);
            }

            rules.Add(rule);
            Claim(rule, host, name);
        }

        if (rule.Spec?.TrafficPolicy is not null)
        {
            Claim(rule, host, Policy);
        }
    }

    private void Claim(DestinationRule rule, string host, string part)
    {
        if (rule.Spec?.WorkloadSelector is null)
        {
            _owners.TryAdd((rule.Key.Namespace, host, part), rule);
        }
    }
}
