namespace OrleansMesh.Routing.Resources.Gateways;

/// <summary>The listeners that gateways of some workloads have.</summary>
public sealed record GatewaySpec
{
    /// <summary>The listeners; at least one.</summary>
    [NotHonoured("an edge listens on its own URLs (Edge:Urls); VirtualServices name the gateway all the same")]
    public ValueList<GatewayServer>? Servers { get; init; }

    /// <summary>Labels of the workloads that are this gateway. Default: none, which is every gateway workload.</summary>
    [NotHonoured("an edge is the gateways that Edge:Gateways names")]
    public ValueMap<string>? Selector { get; init; }
}
