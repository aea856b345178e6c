using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Naming;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.ServiceEntries;
using OrleansMesh.Routing.Resources.Services;

namespace OrleansMesh.Routing.Registry;

/// <summary>The Services and ServiceEntries of the mesh, found by host.</summary>
/// <remarks>
/// A Service wins over ServiceEntries of the same host. Of ServiceEntries those of the edge's namespace win, else those of the oldest's;
/// of one namespace they add up: the union of their ports, the oldest first, and of their endpoints.
/// </remarks>
internal sealed class HostIndex
{
    private readonly Dictionary<string, Service> _services = new(StringComparer.Ordinal);
    private readonly HostPatternMap<List<ServiceEntry>> _entries = new();

    public HostIndex(IEnumerable<Service> services, IEnumerable<ServiceEntry> entries, RegistryOptions options)
    {
        foreach (var service in services)
        {
            _services[HostOf(service.Key, options)] = service;
        }

        foreach (var entry in entries.Where(e => Export.Reaches(e.Spec?.ExportTo, e.Key.Namespace, options.Namespace)).OrderBy(AgeOrder.Of))
        {
            foreach (var host in HostsOf(entry).Distinct(StringComparer.Ordinal))
            {
                if (!_entries.TryGet(host, out var sameHost))
                {
                    _entries.Set(host, sameHost = []);
                }

                sameHost.Add(entry);
            }
        }

        foreach (var sameHost in _entries.Values)
        {
            var ns = sameHost.Find(entry => entry.Key.Namespace == options.Namespace)?.Key.Namespace ?? sameHost[0].Key.Namespace;
            sameHost.RemoveAll(entry => entry.Key.Namespace != ns);
        }
    }

    /// <summary>The host that a Service defines.</summary>
    public static string HostOf(ResourceKey service, RegistryOptions options) => $"{service.Name}.{service.Namespace}.svc.{options.DomainSuffix}";

    /// <summary>The host patterns that a ServiceEntry defines.</summary>
    public static IEnumerable<string> HostsOf(ServiceEntry entry) => (entry.Spec?.Hosts ?? ValueList<string>.Empty).Select(HostName.Fold);

    /// <summary>The host's definition, or null where nothing defines it, not even by a wildcard.</summary>
    public HostDefinition? Find(string host, WorkloadIndex workloads) =>
        _services.TryGetValue(host, out var service) ? ServiceDefinition.Of(service, workloads)
        : _entries.MostSpecificFirst(host).FirstOrDefault() is { } entries ? ServiceEntryDefinition.Of(entries, host, workloads)
        : null;

    /// <summary>Whether what defines the host selects a workload of a namespace.</summary>
    public bool Selects(string host, string ns, Workload workload) =>
        _services.TryGetValue(host, out var service)
            ? service.Key.Namespace == ns && Selects(service.Spec?.Selector, workload)
            : _entries.MostSpecificFirst(host).FirstOrDefault() is { } entries
                && entries.Exists(entry => entry.Key.Namespace == ns && Selects(entry.Spec?.WorkloadSelector?.Labels, workload));

    private static bool Selects(ValueMap<string>? selector, Workload workload) => selector is { Count: > 0 } && workload.Carries(selector);
}
