using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Registry;

/// <summary>What the registry must know of the edge that asks.</summary>
public sealed record RegistryOptions
{
    /// <summary>The cluster's domain. Default: <c>cluster.local</c>.</summary>
    public string DomainSuffix { get; init; } = "cluster.local";

    /// <summary>What becomes of hosts that nothing defines. Default: <see cref="OutboundTrafficPolicy.AllowAny"/>.</summary>
    public OutboundTrafficPolicy OutboundTrafficPolicy { get; init; } = OutboundTrafficPolicy.AllowAny;

    /// <summary>The port of a destination that names none, where its service does not leave but one. 1 to 65535; default 80.</summary>
    public int DefaultPort { get; init; } = 80;

    /// <summary>The namespace the edge is in, whose DestinationRules come first. Default: <c>default</c>.</summary>
    public string Namespace { get; init; } = "default";

    /// <summary>The namespace whose DestinationRules hold for the whole mesh. Default: <c>istio-system</c>.</summary>
    public string RootNamespace { get; init; } = "istio-system";

    /// <summary>The labels of the edge, which a DestinationRule's <c>workloadSelector</c> asks for. Default: none.</summary>
    public ValueMap<string> Labels { get; init; } = ValueMap<string>.Empty;
}
