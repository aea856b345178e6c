using OrleansMesh.Routing.Registry;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Analysis;

/// <summary>What analysis must know of the mesh beside its resources.</summary>
public sealed record AnalysisOptions
{
    /// <summary>The cluster's domain, to which short names are completed. Default: <c>cluster.local</c>.</summary>
    public string DomainSuffix { get; init; } = "cluster.local";

    /// <summary>What becomes of hosts that nothing defines. Default: <see cref="OutboundTrafficPolicy.AllowAny"/>.</summary>
    public OutboundTrafficPolicy OutboundTrafficPolicy { get; init; } = OutboundTrafficPolicy.AllowAny;

    /// <summary>Gateways that edges are without a Gateway resource, as <c>namespace/name</c>. Default: <c>istio-system/ingressgateway</c>.</summary>
    public ValueList<string> BuiltInGateways { get; init; } = ["istio-system/ingressgateway"];
}
