using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Naming;
using OrleansMesh.Routing.Resources.DestinationRules;

namespace OrleansMesh.Routing.Registry;

/// <summary>The DestinationRules of the mesh, found by namespace and host.</summary>
/// <remarks>
/// As Istio looks them up: the edge's namespace, then the service's, then the root's; within a namespace the most specific host; of that
/// host the rules that select this edge by its labels go before those for every workload.
/// </remarks>
internal sealed class SubsetIndex
{
    private readonly RegistryOptions _options;
    private readonly Dictionary<string, HostPatternMap<List<MergedRule>>> _byNamespace = new(StringComparer.Ordinal);

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

            if (sameHost.Find(merged => merged.IsAlike(rule)) is { } alike)
            {
                alike.Add(rule);
            }
            else
            {
                sameHost.Add(new(rule));
            }
        }
    }

    /// <summary>The host pattern that a rule speaks of.</summary>
    public static string HostOf(DestinationRule rule, RegistryOptions options) =>
        ShortName.Resolve(rule.Spec?.Host ?? string.Empty, rule.Key.Namespace, options.DomainSuffix);

    /// <summary>What the rules say of a host that some namespace defines; null where none applies.</summary>
    public MergedRule? Rule(string host, string serviceNamespace) =>
        InNamespace(_options.Namespace, host, exported: false)
        ?? InNamespace(serviceNamespace, host, exported: true)
        ?? InNamespace(_options.RootNamespace, host, exported: true);

    private MergedRule? InNamespace(string ns, string host, bool exported)
    {
        if (!_byNamespace.TryGetValue(ns, out var hosts))
        {
            return null;
        }

        foreach (var rules in hosts.MostSpecificFirst(host))
        {
            // "Only workload instances in the same namespace": a selector never reaches beyond it.
            var visible = exported ? rules.FindAll(rule => rule.Reaches(_options.Namespace) && (!rule.HasSelector || ns == _options.Namespace)) : rules;
            if ((visible.Find(rule => rule.HasSelector) ?? visible.FirstOrDefault()) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private bool Applies(DestinationRule rule) => rule.Spec?.WorkloadSelector?.MatchLabels is not { Count: > 0 } selector
        || selector.All(label => _options.Labels.TryGetValue(label.Key, out var value) && value == label.Value);
}
