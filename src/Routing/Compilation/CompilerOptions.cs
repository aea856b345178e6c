using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Naming;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Compilation;

/// <summary>What compilation must know of the edge that will serve the table.</summary>
public sealed record CompilerOptions
{
    /// <summary>The cluster's domain, to which short names are completed. Default: <c>cluster.local</c>.</summary>
    public string DomainSuffix { get; init; } = "cluster.local";

    /// <summary>The namespace the edge is in: short names, <c>sourceNamespace</c> and <c>exportTo</c> are seen from there. Default: <c>default</c>.</summary>
    public string Namespace { get; init; } = "default";

    /// <summary>The labels of the edge, which <c>sourceLabels</c> asks for. Default: none.</summary>
    public ValueMap<string> Labels { get; init; } = ValueMap<string>.Empty;

    /// <summary>The gateways the edge serves, as <c>namespace/name</c>, and <c>mesh</c>. Default: <c>istio-system/ingressgateway</c> and <c>mesh</c>.</summary>
    public ValueList<string> Gateways { get; init; } = ["istio-system/ingressgateway", GatewayName.Mesh];

    /// <summary>Hosts with more rules get an index; tests set it to 0.</summary>
    internal int ScanLimit { get; init; } = VirtualHost.DefaultScanLimit;
}
