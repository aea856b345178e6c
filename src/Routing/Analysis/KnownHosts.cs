using OrleansMesh.Routing.Naming;
using OrleansMesh.Routing.Registry;
using OrleansMesh.Routing.Resources.ServiceEntries;
using OrleansMesh.Routing.Resources.Services;
using OrleansMesh.Routing.Snapshots;

namespace OrleansMesh.Routing.Analysis;

/// <summary>The hosts that Services and ServiceEntries define.</summary>
internal sealed class KnownHosts
{
    private readonly AnalysisOptions _options;
    private readonly HashSet<string> _services;
    private readonly HostPatternMap<List<ServiceEntry>> _entries = new();

    public KnownHosts(MeshSnapshot snapshot, AnalysisOptions options)
    {
        _options = options;
        var naming = new RegistryOptions { DomainSuffix = options.DomainSuffix };
        _services = snapshot.OfKind<Service>().Select(service => HostIndex.HostOf(service.Key, naming)).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in snapshot.OfKind<ServiceEntry>())
        {
            foreach (var host in HostIndex.HostsOf(entry).Distinct(StringComparer.Ordinal))
            {
                if (!_entries.TryGet(host, out var sameHost))
                {
                    _entries.Set(host, sameHost = []);
                }

                sameHost.Add(entry);
            }
        }
    }

    /// <summary>Whether requests for the full host get anywhere, seen from a namespace.</summary>
    public bool Has(string host, string viewer) =>
        _services.Contains(host)
        || _entries.MostSpecificFirst(host).Any(entries => entries.Exists(entry => Export.Reaches(entry.Spec?.ExportTo, entry.Key.Namespace, viewer)))
        || OutsideHosts.AreReachable(host, _options.OutboundTrafficPolicy, _options.DomainSuffix);
}
