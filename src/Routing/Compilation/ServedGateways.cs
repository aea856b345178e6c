using OrleansMesh.Routing.Naming;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Compilation;

/// <summary>What an edge serves, seen from the names that VirtualServices use.</summary>
internal sealed class ServedGateways(CompilerOptions options)
{
    private readonly HashSet<string> _served = [.. options.Gateways];

    /// <summary>Whether a VirtualService is bound to, and exported to, a gateway of the edge.</summary>
    public bool BindsGateway(ValueList<string>? gateways, ValueList<string>? exportTo, string ns) =>
        (gateways ?? ValueList<string>.Empty).Select(name => GatewayName.Resolve(name, ns)).Any(name =>
            name != GatewayName.Mesh
            && _served.Contains(name)
            && Reaches(name, exportTo, ns));

    /// <summary>The gateways that a VirtualService names and is exported to, whoever serves them.</summary>
    public string[] NamesOf(ValueList<string>? gateways, ValueList<string>? exportTo, string ns) =>
    [
        .. (gateways ?? ValueList<string>.Empty)
            .Select(name => GatewayName.Resolve(name, ns))
            .Where(name => name != GatewayName.Mesh && Reaches(name, exportTo, ns))
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Whether a VirtualService is bound to the mesh, which it is without <c>gateways</c>, and exported to the edge's namespace.</summary>
    public bool BindsMesh(ValueList<string>? gateways, ValueList<string>? exportTo, string ns) =>
        _served.Contains(GatewayName.Mesh)
        && (gateways is null || gateways.Count == 0 || gateways.Contains(GatewayName.Mesh))
        && Export.Reaches(exportTo, ns, options.Namespace);

    /// <summary>Whether one of the names is a gateway of the edge.</summary>
    public bool NamesGateway(ValueList<string> gateways, string ns) =>
        gateways.Select(name => GatewayName.Resolve(name, ns)).Any(name => name != GatewayName.Mesh && _served.Contains(name));

    /// <summary>Whether one of the names is the mesh.</summary>
    public static bool NamesMesh(ValueList<string> gateways) => gateways.Contains(GatewayName.Mesh);

    private bool Reaches(string gateway, ValueList<string>? exportTo, string ns) =>
        Export.Reaches(exportTo, ns, options.Namespace) || Export.Reaches(exportTo, ns, gateway[..gateway.IndexOf('/', StringComparison.Ordinal)]);
}
