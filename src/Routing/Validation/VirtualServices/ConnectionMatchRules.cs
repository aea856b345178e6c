using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.VirtualServices;

/// <summary>Rules for the conditions that routes of TLS and of TCP share.</summary>
internal static class ConnectionMatchRules
{
    public static void CheckSubnets(ValueList<string>? subnets, FieldPath path, AdmissionFindings findings)
    {
        for (var i = 0; i < (subnets?.Count ?? 0); i++)
        {
            CheckSubnet(subnets![i], path.Index(i), findings);
        }
    }

    public static void CheckSubnet(string subnet, FieldPath path, AdmissionFindings findings)
    {
        if (!HostNames.IsAddressOrSubnet(subnet))
        {
            findings.Invalid(path, "must be an IP address, or a subnet such as 10.0.0.0/8");
        }
    }

    public static void CheckSource(uint? port, ValueMap<string>? labels, ValueList<string>? gateways, string? ns, FieldPath path, AdmissionFindings findings)
    {
        Ports.CheckOptional(port, path.Field("port"), findings);
        Labels.Check(labels, path.Field("sourceLabels"), findings);
        GatewayNameRules.Check(gateways, path.Field("gateways"), findings);
        if (ns is { Length: > 0 } && !HostNames.IsLabel(ns))
        {
            findings.Invalid(path.Field("sourceNamespace"), "must be a namespace");
        }
    }
}
