using OrleansMesh.Routing.Naming;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.VirtualServices;

/// <summary>Rules for names of gateways: <c>mesh</c>, <c>name</c>, <c>namespace/name</c>, and the older <c>name.namespace</c>.</summary>
internal static class GatewayNameRules
{
    public static void Check(ValueList<string>? names, FieldPath path, AdmissionFindings findings)
    {
        for (var i = 0; i < (names?.Count ?? 0); i++)
        {
            CheckName(names![i], path.Index(i), findings);
        }
    }

    private static void CheckName(string name, FieldPath path, AdmissionFindings findings)
    {
        if (name.Split('/') is [var ns, var gateway])
        {
            if ((ns != "." && !HostNames.IsLabel(ns)) || !HostNames.IsLabel(gateway))
            {
                findings.Invalid(path, "must be a gateway as name or namespace/name");
            }
        }
        else if (name != GatewayName.Mesh && !HostNames.IsName(name))
        {
            findings.Invalid(path, "must be a gateway as name or namespace/name");
        }
        else if (name.Contains('.', StringComparison.Ordinal))
        {
            findings.Warn(path, $"{path} names the gateway in an old way: write namespace/name");
        }
    }
}
