using OrleansMesh.Routing.Naming;
using OrleansMesh.Routing.Registry;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.VirtualServices;

/// <summary>Rules for the hosts of a VirtualService.</summary>
internal static class VirtualHostRules
{
    private const string Everything = "*";

    public static void Check(ValueList<string> hosts, RouteContext context, FieldPath path, AdmissionFindings findings)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < hosts.Count; i++)
        {
            if (CheckShape(hosts[i], context, path.Index(i), findings) && !known.Add(HostName.Fold(hosts[i])))
            {
                findings.Duplicate(path.Index(i), $"{hosts[i]} stands more than once");
            }
        }

        for (var i = 0; i < hosts.Count; i++)
        {
            CheckOverlap(hosts[i], known, path.Index(i), findings);
        }
    }

    private static bool CheckShape(string host, RouteContext context, FieldPath path, AdmissionFindings findings)
    {
        if (host == Everything && !context.IsGatewayOnly)
        {
            findings.Invalid(path, "must not be * where the resource applies to the mesh: name gateways, and not mesh");
            return false;
        }

        if (HostNames.IsWildcardName(host) || HostNames.IsAddress(host) || (context.MayBeOutbound && HostNames.IsOutboundName(host)))
        {
            return true;
        }

        findings.Invalid(path, $"must be {HostNames.WildcardShape}, or an IP address");
        return false;
    }

    private static void CheckOverlap(string host, HashSet<string> known, FieldPath path, AdmissionFindings findings)
    {
        var folded = HostName.Fold(host);
        if (known.Contains(folded) && HostPatterns.MostSpecificFirst(folded).FirstOrDefault(p => p != folded && known.Contains(p)) is { } wider)
        {
            findings.Duplicate(path, $"{host} is already among the hosts of {wider}");
        }
    }
}
