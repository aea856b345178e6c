using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.ServiceEntries;
using OrleansMesh.Routing.Resources.WorkloadEntries;
using OrleansMesh.Routing.Validation.Syntax;
using OrleansMesh.Routing.Validation.WorkloadEntries;

namespace OrleansMesh.Routing.Validation.ServiceEntries;

/// <summary>Rules for the endpoints of a ServiceEntry, listed or selected.</summary>
internal static class EndpointRules
{
    private const int Most = 4096;
    private const int MostLabels = 256;

    public static void Check(ServiceEntrySpec spec, FieldPath path, AdmissionFindings findings)
    {
        var endpoints = spec.Endpoints ?? ValueList<WorkloadEntrySpec>.Empty;
        if (spec.WorkloadSelector is not null)
        {
            CheckSelector(spec, endpoints.Count, path, findings);
        }

        if (endpoints.Count > Most)
        {
            findings.TooLong(path.Field("endpoints"), $"must not hold more than {Most} endpoints");
        }

        var portNames = (spec.Ports ?? ValueList<ServiceEntryPort>.Empty).Select(port => port.Name ?? string.Empty).ToHashSet(StringComparer.Ordinal);
        if (portNames.Count != 1 && endpoints.Any(endpoint => WorkloadAddressRules.IsSocket(endpoint.Address ?? string.Empty)))
        {
            findings.Invalid(path.Field("ports"), "must hold exactly one port where an endpoint is a Unix socket");
        }

        for (var i = 0; i < endpoints.Count; i++)
        {
            Check(endpoints[i], spec.Resolution, portNames, path.Field("endpoints").Index(i), findings);
        }
    }

    private static void CheckSelector(ServiceEntrySpec spec, int endpoints, FieldPath path, AdmissionFindings findings)
    {
        var selector = path.Field("workloadSelector");
        Labels.Check(spec.WorkloadSelector!.Labels, selector.Field("labels"), findings, MostLabels);
        if (endpoints > 0)
        {
            findings.Forbidden(selector, "must not be set beside endpoints");
        }

        if (spec.WorkloadSelector.Labels is not { Count: > 0 })
        {
            findings.Warn(selector, $"{selector} has no labels and selects no workload");
        }
    }

    private static void Check(
        WorkloadEntrySpec endpoint, ServiceEntryResolution? resolution, HashSet<string> portNames, FieldPath path, AdmissionFindings findings)
    {
        WorkloadEntryRules.Check(endpoint, path, findings);
        if (resolution == ServiceEntryResolution.Static
            && endpoint.Address is { Length: > 0 } address
            && !HostNames.IsAddress(address)
            && !WorkloadAddressRules.IsSocket(address))
        {
            findings.Invalid(path.Field("address"), "must be an IP address or a Unix socket with resolution STATIC");
        }

        if (resolution is ServiceEntryResolution.Dns or ServiceEntryResolution.DnsRoundRobin && WorkloadAddressRules.IsSocket(endpoint.Address ?? string.Empty))
        {
            findings.Invalid(path.Field("address"), "must be an IP address or a host name with resolution by DNS");
        }

        foreach (var name in (endpoint.Ports ?? ValueMap<uint>.Empty).Keys.Where(name => !portNames.Contains(name)))
        {
            findings.Invalid(path.Field("ports").Key(name), "is no name of a port of the service");
        }
    }
}
