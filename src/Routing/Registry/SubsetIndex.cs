using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Naming;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.DestinationRules;

namespace OrleansMesh.Routing.Registry;

/// <summary>The DestinationRules of the mesh, found by namespace and host.</summary>
/// <remarks>
/// As Istio looks them up: the edge's namespace, then the service's, then the root's; within a namespace the most specific host.
/// Several rules of one host are merged, the oldest first: later ones add the subsets whose names are new.
/// </remarks>
internal sealed class SubsetIndex
{
    private readonly RegistryOptions _options;
    private readonly Dictionary<string, HostPatternMap<List<DestinationRule>>> _byNamespace = new(StringComparer.Ordinal);

    public SubsetIndex(IEnumerable<DestinationRule> rules, RegistryOptions options)
    {
        _options = options;
        foreach (var rule in rules.Where(Applies).OrderBy(AgeOrder.Of))
        {
            if (!_byNamespace.TryGetValue(rule.Key.Namespace, out var hosts))
            {
                _byNamespace.Add(rule.Key.Namespace, hosts = new());
            }

            var host = HostOf(rule, options);
            if (!hosts.TryGet(host, out var sameHost))
            {
                hosts.Set(host, sameHost = []);
            }

            sameHost.Add(rule);
        }
    }

    /// <summary>The host pattern that a rule speaks of.</summary>
    public static string HostOf(DestinationRule rule, RegistryOptions options) =>
        ShortName.Resolve(rule.Spec?.Host ?? string.Empty, rule.Key.Namespace, options.DomainSuffix);

    /// <summary>The rules for a host that some namespace defines, the one that wins first; none where no rule applies.</summary>
    public IReadOnlyList<DestinationRule> Rules(string host, string serviceNamespace) =>
        InNamespace(_options.Namespace, host, exported: false)
        ?? InNamespace(serviceNamespace, host, exported: true)
        ?? InNamespace(_options.RootNamespace, host, exported: true)
        ?? [];

    /// <summary>The labels of a subset, or null where the rules have none of that name.</summary>
    public static ValueMap<string>? Labels(IReadOnlyList<DestinationRule> rules, string subset) =>
        Subsets(rules).FirstOrDefault(candidate => candidate.Name == subset) is { } found ? found.Labels ?? ValueMap<string>.Empty : null;

    /// <summary>The subsets of merged rules, each name once.</summary>
    public static IEnumerable<Subset> Subsets(IReadOnlyList<DestinationRule> rules) =>
        rules.SelectMany(rule => rule.Spec?.Subsets ?? ValueList<Subset>.Empty).Where(subset => subset.Name is not null).DistinctBy(subset => subset.Name);

    private List<DestinationRule>? InNamespace(string ns, string host, bool exported)
    {
        if (!_byNamespace.TryGetValue(ns, out var hosts))
        {
            return null;
        }

        foreach (var rules in hosts.MostSpecificFirst(host))
        {
            var visible = exported ? rules.FindAll(rule => Export.Reaches(rule.Spec?.ExportTo, ns, _options.Namespace)) : rules;
            if (visible.Count > 0)
            {
                return visible;
            }
        }

        return null;
    }

    private bool Applies(DestinationRule rule) =>
        (rule.Spec?.WorkloadSelector?.MatchLabels ?? ValueMap<string>.Empty)
        .All(label => _options.Labels.TryGetValue(label.Key, out var value) && value == label.Value);
}
