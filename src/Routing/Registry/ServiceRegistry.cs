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

    private ServiceRegistry(RegistryOptions options, HostIndex hosts, WorkloadIndex workloads, SubsetIndex subsets) =>
        (_options, _hosts, _workloads, _subsets) = (options, hosts, workloads, subsets);

    /// <summary>Indexes the resources of a snapshot; what a cluster comes to is worked out when it is asked for.</summary>
    public static ServiceRegistry Build(MeshSnapshot snapshot, RegistryOptions options) => new(
        options,
        new HostIndex(snapshot.OfKind<Service>(), snapshot.OfKind<ServiceEntry>(), options),
        new WorkloadIndex(snapshot.OfKind<WorkloadEntry>()),
        new SubsetIndex(snapshot.OfKind<DestinationRule>(), options));

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

        var labels = ValueMap<string>.Empty;
        if (key.Subset.Length > 0)
        {
            if (SubsetIndex.Labels(_subsets.Rules(key.Host, host.Namespace), key.Subset) is not { } subset)
            {
                return ClusterDefinition.Failed(key, ClusterProblem.UnknownSubset);
            }

            labels = subset;
        }

        return ClusterDefinition.Of(key, ValueList.From(
            from workload in host.Workloads
            where workload.Carries(labels)
            let target = port.Of(workload)
            where target > 0
            select new EndpointAddress(workload.Address, target, workload.Weight)));
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

        var rules = _subsets.Rules(name, found.Namespace);
        return new(
            name,
            ValueList.From(found.DefinedBy.Concat(rules.Select(rule => rule.Key))),
            ValueList.From(found.Ports.Select(port => new ServicePortView(port.Name, port.Number))),
            ValueList.From(SubsetIndex.Subsets(rules).Select(subset => View(subset, found.Workloads))),
            ValueList.From(found.Workloads.Select(w => new WorkloadView(w.Name, w.Address, w.Weight, w.Labels))));
    }

    private static SubsetView View(Subset subset, Workload[] workloads)
    {
        var labels = subset.Labels ?? ValueMap<string>.Empty;
        return new(subset.Name!, labels, workloads.Count(workload => workload.Carries(labels)));
    }

    private ClusterDefinition Outside(ClusterKey key)
    {
        var reachable = _options.OutboundTrafficPolicy == OutboundTrafficPolicy.AllowAny
            && !key.Host.Contains('*', StringComparison.Ordinal)
            && (HostName.IsAddress(key.Host)
                || (key.Host.Contains('.', StringComparison.Ordinal) && !key.Host.EndsWith($".svc.{_options.DomainSuffix}", StringComparison.Ordinal)));
        if (!reachable)
        {
            return ClusterDefinition.Failed(key, ClusterProblem.UnknownHost);
        }

        return key.Subset.Length > 0
            ? ClusterDefinition.Failed(key, ClusterProblem.UnknownSubset)
            : ClusterDefinition.Of(key, [new(key.Host, key.Port == 0 ? _options.DefaultPort : key.Port, 1)]);
    }
}
