namespace OrleansMesh.Routing.Resources.Gateways;

/// <summary>Istio's <c>Gateway</c> (networking.istio.io).</summary>
public sealed record GatewaySpec
{
    /// <summary>A list of server specifications.</summary>
    public ValueList<GatewayServer>? Servers { get; init; }

    /// <summary>One or more labels that indicate a specific set of pods/VMs on which this gateway configuration should be applied. Default: workloads are searched across all namespaces based on label selectors.</summary>
    public ValueMap<string>? Selector { get; init; }
}
