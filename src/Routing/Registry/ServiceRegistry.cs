using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Naming;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.DestinationRules;
using OrleansMesh.Routing.Resources.ServiceEntries;
using OrleansMesh.Routing.Resources.Services;
using OrleansMesh.Routing.Resources.WorkloadEntries;
using OrleansMesh.Routing.Snapshots;

namespace OrleansMesh.Routing.Registry;

/// <summary>
/// What is behind every host, at one revision: Services and ServiceEntries with their workloads, and the subsets of DestinationRules.
/// Apart from the routes, so that a workload that comes or goes recompiles none. Immutable.
/// </summary>
public sealed class ServiceRegistry
{
    private readonly RegistryOptions _options;
    private readonly HostIndex _hosts;
    private readonly WorkloadIndex _workloads;
    private readonly SubsetIndex _subsets;

    private readonly MeshSnapshot _snapshot;

    private ServiceRegistry(MeshSnapshot snapshot, RegistryOptions options, HostIndex hosts, WorkloadIndex workloads, SubsetIndex subsets) =>
        (_snapshot, _options, _hosts, _workloads, _subsets) = (snapshot, options, hosts, workloads, subsets);

    /// <summary>Indexes the resources of a snapshot; what a cluster comes to is worked out when it is asked for.</summary>
    public static ServiceRegistry Build(MeshSnapshot snapshot, RegistryOptions options) => new(
        snapshot,
        options,
        Hosts(snapshot, options),
        WorkloadIndex.Empty.With(snapshot.OfKind<WorkloadEntry>().Select(entry => KeyValuePair.Create(entry.Key, (WorkloadEntry?)entry))),
        Subsets(snapshot, options));

    /// <summary>
    /// The registry of a newer snapshot, and which clusters came out otherwise. Workloads cost their own change; Services and ServiceEntries,
    /// and DestinationRules, are indexed anew only where one of them changed; VirtualServices and Gateways cost nothing.
    /// </summary>
    /// <param name="snapshot">Another snapshot, usually made from the one this registry was built from.</param>
    public RegistryAdvance Advance(MeshSnapshot snapshot)
    {
        var byKind = snapshot.KeysChangedSince(_snapshot).ToLookup(key => key.Kind);
        var hosts = byKind.Contains(ResourceKind.Service) || byKind.Contains(ResourceKind.ServiceEntry) ? Hosts(snapshot, _options) : _hosts;
        var subsets = byKind.Contains(ResourceKind.DestinationRule) ? Subsets(snapshot, _options) : _subsets;
        var workloads = _workloads.With(byKind[ResourceKind.WorkloadEntry]
            .Select(key => KeyValuePair.Create(key, snapshot.Resources.GetValueOrDefault(key) as WorkloadEntry)));

        var impact = new ClusterImpact(hosts);
        foreach (var key in byKind[ResourceKind.Service])
        {
            impact.Add(HostIndex.HostOf(key, _options));
        }

        foreach (var pattern in byKind[ResourceKind.ServiceEntry].SelectMany(key => Both<ServiceEntry>(key, snapshot)).SelectMany(HostIndex.HostsOf))
        {
            impact.Add(pattern);
        }

        foreach (var rule in byKind[ResourceKind.DestinationRule].SelectMany(key => Both<DestinationRule>(key, snapshot)))
        {
            impact.Add(SubsetIndex.HostOf(rule, _options));
        }

        foreach (var key in byKind[ResourceKind.WorkloadEntry])
        {
            impact.Add(key.Namespace, _workloads.Find(key));
            impact.Add(key.Namespace, workloads.Find(key));
        }

        return new(new(snapshot, _options, hosts, workloads, subsets), impact);
    }

    /// <summary>The endpoints of a cluster, or the problem with it.</summary>
    public ClusterDefinition Resolve(ClusterKey key)
    {
        if (_hosts.Find(key.Host, _workloads) is not { } host)
        {
            return Outside(key);
        }

        if (host.Port(key.Port, _options.DefaultPort) is not { } port)
        {
            return ClusterDefinition.Failed(key, ClusterProblem.UnknownPort);
        }

        var rule = _subsets.Rule(key.Host, host.Namespace);
        var subset = rule?.Subsets.FirstOrDefault(candidate => candidate.Name == key.Subset);
        if (key.Subset.Length > 0 && subset is null)
        {
            return ClusterDefinition.Failed(key, ClusterProblem.UnknownSubset);
        }

        var labels = subset?.Labels ?? ValueMap<string>.Empty;
        var endpoints = ValueList.From(
            from workload in host.Workloads
            where workload.Carries(labels)
            let target = port.Of(workload)
            where target > 0
            select new EndpointAddress(workload.Address, target, workload.Weight, workload.Locality));
        return ClusterDefinition.Of(key, endpoints, host.Resolution) with
        {
            Policy = ClusterPolicy.Of(rule?.TrafficPolicy, subset?.TrafficPolicy, port.Number),
            Protocol = port.Protocol,
            SubjectAltNames = host.SubjectAltNames,
        };
    }

    /// <summary>All that is known of a host, or null where no Service and no ServiceEntry defines it.</summary>
    /// <param name="host">The full host name.</param>
    public ServiceEntryView? Find(string host)
    {
        var name = HostName.Fold(host);
        if (_hosts.Find(name, _workloads) is not { } found)
        {
            return null;
        }

        var rule = _subsets.Rule(name, found.Namespace);
        return new(
            name,
            ValueList.From(found.DefinedBy.Concat(rule?.Keys ?? [])),
            ValueList.From(found.Ports.Select(port => new ServicePortView(port.Name, port.Number))),
            ValueList.From((rule?.Subsets ?? []).Select(subset => View(subset, found.Workloads))),
            ValueList.From(found.Workloads.Select(w => new WorkloadView(w.Name, w.Address, w.Weight, w.Labels))));
    }

    private static HostIndex Hosts(MeshSnapshot snapshot, RegistryOptions options) =>
        new(snapshot.OfKind<Service>(), snapshot.OfKind<ServiceEntry>(), options);

    private static SubsetIndex Subsets(MeshSnapshot snapshot, RegistryOptions options) => new(snapshot.OfKind<DestinationRule>(), options);

    // Before and after, as far as it is there: a host that is spoken of no more has changed as well.
    private IEnumerable<T> Both<T>(ResourceKey key, MeshSnapshot snapshot)
        where T : MeshResource => new[] { _snapshot.Resources.GetValueOrDefault(key), snapshot.Resources.GetValueOrDefault(key) }.OfType<T>();

    private static SubsetView View(Subset subset, Workload[] workloads)
    {
        var labels = subset.Labels ?? ValueMap<string>.Empty;
        return new(subset.Name!, labels, workloads.Count(workload => workload.Carries(labels)));
    }

    private ClusterDefinition Outside(ClusterKey key)
    {
        if (!OutsideHosts.AreReachable(key.Host, _options.OutboundTrafficPolicy, _options.DomainSuffix))
        {
            return ClusterDefinition.Failed(key, ClusterProblem.UnknownHost);
        }

        return key.Subset.Length > 0
            ? ClusterDefinition.Failed(key, ClusterProblem.UnknownSubset)
            : ClusterDefinition.Of(key, [new(key.Host, key.Port == 0 ? _options.DefaultPort : key.Port, 1)]);
    }
}
