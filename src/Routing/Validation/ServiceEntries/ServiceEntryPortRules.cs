using OrleansMesh.Routing.Registry;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.ServiceEntries;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.ServiceEntries;

/// <summary>Rules for the ports of a ServiceEntry.</summary>
internal static class ServiceEntryPortRules
{
    private const int Most = 256;

    public static void Check(ServiceEntrySpec spec, FieldPath path, AdmissionFindings findings)
    {
        var (names, numbers) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<uint>());
        var ports = spec.Ports ?? ValueList<ServiceEntryPort>.Empty;
        if (ports.Count > Most)
        {
            findings.TooLong(path.Field("ports"), $"must not hold more than {Most} ports");
        }

        for (var i = 0; i < ports.Count; i++)
        {
            var (port, at) = (ports[i], path.Field("ports").Index(i));
            Ports.Check(port.Number, at.Field("number"), findings);
            Ports.CheckOptional(port.TargetPort, at.Field("targetPort"), findings);
            if (port.Number is { } number && !numbers.Add(number))
            {
                findings.Duplicate(at.Field("number"), $"{number} is the number of an earlier port");
            }

            CheckName(port.Name, names, at.Field("name"), findings);
            CheckProtocol(port.Protocol, at.Field("protocol"), findings);
            CheckHttpOnly(spec, port.Protocol, at.Field("protocol"), findings);
            if (spec is { Hosts.Count: > 1, Resolution: not (null or ServiceEntryResolution.None) } && !Protocols.NamesItsHost(port.Protocol))
            {
                findings.Invalid(at.Field("protocol"), "must be HTTP, TLS or their like where there are several hosts, to tell them apart");
            }
        }
    }

    // Of DYNAMIC_DNS the name to resolve comes with each request; of a service without addresses, which of its hosts is meant.
    private static void CheckHttpOnly(ServiceEntrySpec spec, string? protocol, FieldPath path, AdmissionFindings findings)
    {
        if (spec.Resolution is ServiceEntryResolution.DynamicDns)
        {
            if (protocol?.ToUpperInvariant() is not ("HTTP" or "HTTP2" or "GRPC" or "TLS"))
            {
                findings.Invalid(path, "must be HTTP, HTTP2, GRPC or TLS with resolution DYNAMIC_DNS");
            }
        }
        else if (spec is { Addresses: not { Count: > 0 }, Resolution: null or ServiceEntryResolution.None } && protocol?.ToUpperInvariant() is null or "" or "TCP")
        {
            findings.Warn(path, $"{path} is TCP or not set, and the service has no addresses to know its connections by");
        }
    }

    private static void CheckName(string? name, HashSet<string> names, FieldPath path, AdmissionFindings findings)
    {
        if (string.IsNullOrEmpty(name))
        {
            findings.Required(path);
        }
        else if (!HostNames.IsLabel(name))
        {
            findings.Invalid(path, $"must be {HostNames.LabelShape}");
        }
        else if (!names.Add(name))
        {
            findings.Duplicate(path, $"{name} is the name of an earlier port");
        }
    }

    private static void CheckProtocol(string? protocol, FieldPath path, AdmissionFindings findings)
    {
        if (string.IsNullOrEmpty(protocol))
        {
            return;
        }

        Protocols.Check(protocol, path, findings);
        if (!protocol.Equals("HTTP", StringComparison.OrdinalIgnoreCase) && PortProtocols.Of(protocol) != ClusterProtocol.Http2)
        {
            findings.NotHonoured(path, "the edge speaks HTTP to endpoints, and TLS where a DestinationRule says so");
        }
    }
}
