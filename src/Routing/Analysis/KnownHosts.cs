using OrleansMesh.Routing.Naming;
using OrleansMesh.Routing.Registry;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.ServiceEntries;
using OrleansMesh.Routing.Resources.Services;
using OrleansMesh.Routing.Snapshots;

namespace OrleansMesh.Routing.Analysis;

/// <summary>The hosts that Services and ServiceEntries define.</summary>
internal sealed class KnownHosts
{
    private readonly AnalysisOptions _options;
    private readonly Dictionary<string, Service> _services;
    private readonly HostPatternMap<List<ServiceEntry>> _entries = new();

    public KnownHosts(MeshSnapshot snapshot, AnalysisOptions options)
    {
        _options = options;
        var naming = new RegistryOptions { DomainSuffix = options.DomainSuffix };
        _services = snapshot.OfKind<Service>().ToDictionary(service => HostIndex.HostOf(service.Key, naming), StringComparer.Ordinal);
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
        _services.ContainsKey(host)
        || EntriesOf(host, viewer) is not null
        || OutsideHosts.AreReachable(host, _options.OutboundTrafficPolicy, _options.DomainSuffix);

    /// <summary>The ports of the full host, seen from a namespace, ascending; null where nothing says what ports it has.</summary>
    public IReadOnlyList<long>? PortsOf(string host, string viewer) =>
        _services.TryGetValue(host, out var service) ? Ascending((service.Spec?.Ports ?? ValueList<ServicePort>.Empty).Select(port => (long)(port.Port ?? 0)))
        : EntriesOf(host, viewer) is { } entries
            ? Ascending(entries.SelectMany(entry => entry.Spec?.Ports ?? ValueList<ServiceEntryPort>.Empty).Select(port => (long)(port.Number ?? 0)))
        : null;

    private static long[] Ascending(IEnumerable<long> ports) => [.. ports.Where(port => port > 0).Distinct().Order()];

    // Those of the most specific pattern for which the viewer sees any.
    private List<ServiceEntry>? EntriesOf(string host, string viewer) => _entries.MostSpecificFirst(host)
        .Select(entries => entries.FindAll(entry => Export.Reaches(entry.Spec?.ExportTo, entry.Key.Namespace, viewer)))
        .FirstOrDefault(entries => entries.Count > 0);
}
