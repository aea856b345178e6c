namespace OrleansMesh.Routing.Naming;

/// <summary>The names under which VirtualServices speak of gateways.</summary>
public static class GatewayName
{
    /// <summary>The reserved name that stands for all sidecars, not for a Gateway.</summary>
    public const string Mesh = "mesh";

    /// <summary>
    /// <c>namespace/name</c>: <c>gw</c> and <c>./gw</c> are in the resource's namespace, <c>ns/gw</c> is itself, and the legacy
    /// <c>gw.ns</c> and <c>gw.ns.svc.cluster.local</c> are <c>ns/gw</c>. <c>mesh</c> stays <c>mesh</c>.
    /// </summary>
    /// <param name="gateway">The name as written.</param>
    /// <param name="ns">The namespace of the resource.</param>
    public static string Resolve(string gateway, string ns)
    {
        if (gateway == Mesh)
        {
            return Mesh;
        }

        if (gateway.Contains('/', StringComparison.Ordinal))
        {
            return gateway.StartsWith("./", StringComparison.Ordinal) ? $"{ns}/{gateway[2..]}" : gateway;
        }

        var labels = gateway.Split('.');
        return labels.Length == 1 ? $"{ns}/{gateway}" : $"{labels[1]}/{labels[0]}";
    }
}
