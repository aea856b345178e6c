using OrleansMesh.Routing.Resources.Gateways;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.Gateways;

/// <summary>Rules for a Gateway.</summary>
internal static class GatewayRules
{
    public static void Check(GatewaySpec spec, FieldPath path, AdmissionFindings findings)
    {
        var servers = path.Field("servers");
        if (spec.Servers is not { Count: > 0 })
        {
            findings.Required(servers);
        }

        Labels.Check(spec.Selector, path.Field("selector"), findings);
        var (portNames, serverNames) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        for (var i = 0; i < (spec.Servers?.Count ?? 0); i++)
        {
            GatewayServerRules.Check(spec.Servers![i], portNames, servers.Index(i), findings);
            if (spec.Servers[i].Name is { Length: > 0 } name && !serverNames.Add(name))
            {
                findings.Duplicate(servers.Index(i).Field("name"), $"{name} is the name of an earlier server");
            }
        }
    }
}
