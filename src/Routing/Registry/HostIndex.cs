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
    private readonly Dictionary<string, List<ServiceEntry>> _entries = new(StringComparer.Ordinal);

    public HostIndex(IEnumerable<Service> services, IEnumerable<ServiceEntry> entries, RegistryOptions options)
    {
        foreach (var service in services)
        {
            _services[ShortName.Resolve(service.Key.Name, service.Key.Namespace, options.DomainSuffix)] = service;
        }

        foreach (var entry in entries.Where(e => Export.Reaches(e.Spec?.ExportTo, e.Key.Namespace, options.Namespace)).OrderBy(AgeOrder.Of))
        {
            foreach (var host in (entry.Spec?.Hosts ?? ValueList<string>.Empty).Select(HostName.Fold).Distinct(StringComparer.Ordinal))
            {
                if (!_entries.TryGetValue(host, out var sameHost))
                {
                    _entries.Add(host, sameHost = []);
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

    /// <summary>The host's definition, or null where nothing defines it, not even by a wildcard.</summary>
    public HostDefinition? Find(string host, WorkloadIndex workloads)
    {
        foreach (var pattern in HostPatterns.MostSpecificFirst(host))
        {
            if (_services.TryGetValue(pattern, out var service))
            {
                return ServiceDefinition.Of(service, workloads);
            }

            if (_entries.TryGetValue(pattern, out var entries))
            {
                return ServiceEntryDefinition.Of(entries, host, workloads);
            }
        }

        return null;
    }
}
