namespace OrleansMesh.Routing.Resources.Gateways;

/// <summary>The listeners that gateways of some workloads have.</summary>
public sealed record GatewaySpec
{
    /// <summary>The listeners; at least one.</summary>
    public ValueList<GatewayServer>? Servers { get; init; }

    /// <summary>Labels of the workloads that are this gateway. Default: none, which is every gateway workload.</summary>
    public ValueMap<string>? Selector { get; init; }
}
