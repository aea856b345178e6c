using OrleansMesh.Routing.Naming;
using OrleansMesh.Routing.Resources.DestinationRules;

namespace OrleansMesh.Routing.Tests.Registry;

/// <summary>Istio's words on which settings hold for a cluster, taken one sentence at a time, for one edge in namespace <c>default</c> without labels.</summary>
internal static class NaivePolicy
{
    /// <summary>The setting that holds; null where none, or no such subset.</summary>
    /// <param name="rules">All rules.</param>
    /// <param name="host">The full host.</param>
    /// <param name="serviceNamespace">The namespace of what defines the host.</param>
    /// <param name="subset">The subset, or empty.</param>
    /// <param name="port">The service's port.</param>
    /// <param name="ofPolicy">The setting in a policy.</param>
    /// <param name="ofPort">The same in a port's policy; null for one that ports do not have.</param>
    public static T? Setting<T>(
        IReadOnlyList<DestinationRule> rules, string host, string serviceNamespace, string subset, uint port, Func<TrafficPolicy, T?> ofPolicy, Func<PortTrafficPolicy, T?>? ofPort)
        where T : class
    {
        var merged = Merged(rules, host, serviceNamespace);
        var policies = new List<TrafficPolicy?>
        {
            subset.Length == 0 ? null : merged.SelectMany(rule => rule.Spec!.Subsets ?? []).First(candidate => candidate.Name == subset).TrafficPolicy,
            merged.Select(rule => rule.Spec!.TrafficPolicy).FirstOrDefault(policy => policy is not null),
        };
        foreach (var policy in policies.OfType<TrafficPolicy>())
        {
            if (ofPort is not null && policy.PortLevelSettings?.FirstOrDefault(candidate => candidate.Port!.Number == port) is { } own)
            {
                return ofPort(own);
            }

            if (ofPolicy(policy) is { } setting)
            {
                return setting;
            }
        }

        return null;
    }

    private static List<DestinationRule> Merged(IReadOnlyList<DestinationRule> rules, string host, string serviceNamespace)
    {
        foreach (var ns in new[] { "default", serviceNamespace, "istio-system" })
        {
            foreach (var pattern in new[] { host, "*.svc.cluster.local", "*" })
            {
                var found = rules
                    .Where(rule => rule.Key.Namespace == ns && ShortName.Resolve(rule.Spec!.Host!, ns, "cluster.local") == pattern)
                    .Where(rule => ns == "default" || Export.Reaches(rule.Spec!.ExportTo, ns, "default"))
                    .OrderBy(rule => rule.Metadata.CreationTimestamp, StringComparer.Ordinal)
                    .ThenBy(rule => rule.Key.Name, StringComparer.Ordinal)
                    .ToList();
                if (found.Count > 0)
                {
                    return found.FindAll(rule => Seen(rule) == Seen(found[0]));
                }
            }
        }

        return [];
    }

    // "." is the namespace itself; absent is everyone.
    private static string Seen(DestinationRule rule) => rule.Spec!.ExportTo is { } exportTo ? exportTo.Single().Replace(".", rule.Key.Namespace, StringComparison.Ordinal) : "*";
}
