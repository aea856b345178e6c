using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.ServiceEntries;

namespace OrleansMesh.Routing.Registry;

/// <summary>How ServiceEntries of one namespace define a host.</summary>
internal static class ServiceEntryDefinition
{
    /// <param name="entries">At least one, oldest first.</param>
    /// <param name="host">The host that is asked for, which a wildcard of the entries may have matched.</param>
    /// <param name="workloads">Where selectors find theirs.</param>
    public static HostDefinition Of(List<ServiceEntry> entries, string host, WorkloadIndex workloads) => new(
        entries[0].Key.Namespace,
        ValueList.From(entries.Select(entry => entry.Key)),
        [.. entries.SelectMany(Ports).DistinctBy(port => port.Number)],
        [.. entries.SelectMany(entry => Workloads(entry, host, workloads))],
        Resolution(entries[0], host),
        ValueList.From(entries.SelectMany(entry => entry.Spec?.SubjectAltNames ?? ValueList<string>.Empty).Distinct(StringComparer.Ordinal)));

    private static IEnumerable<PortDefinition> Ports(ServiceEntry entry) =>
        from port in entry.Spec?.Ports ?? ValueList<ServiceEntryPort>.Empty
        let number = (int)(port.Number ?? 0)
        where number is > 0 and <= 65535
        select new PortDefinition(port.Name ?? string.Empty, number, (int)(port.TargetPort ?? (uint)number), string.Empty, PortProtocols.Of(port.Protocol));

    private static IEnumerable<Workload> Workloads(ServiceEntry entry, string host, WorkloadIndex workloads)
    {
        var spec = entry.Spec ?? new ServiceEntrySpec();
        if (spec.WorkloadSelector is not null)
        {
            return workloads.Select(entry.Key.Namespace, spec.WorkloadSelector.Labels);
        }

        if (spec.Endpoints is { Count: > 0 } endpoints)
        {
            return endpoints.Select((endpoint, i) => Workload.From($"{entry.Key.Name}[{i}]", endpoint)).OfType<Workload>();
        }

        // NONE takes a connection to where the client meant it to go. An edge that terminates HTTP knows that from the host alone.
        return spec.Resolution is ServiceEntryResolution.Static || (host.StartsWith('*') && Resolution(entry, host) != ClusterResolution.RequestHost)
            ? []
            : [Workload.Host(host)];
    }

    private static ClusterResolution Resolution(ServiceEntry entry, string host) => entry.Spec?.Resolution switch
    {
        ServiceEntryResolution.DnsRoundRobin => ClusterResolution.DnsRoundRobin,
        null or ServiceEntryResolution.None or ServiceEntryResolution.DynamicDns when host.StartsWith('*') => ClusterResolution.RequestHost,
        _ => ClusterResolution.Dns,
    };
}
