namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>Conditions on a TCP connection; all of those that are set must hold.</summary>
public sealed record L4MatchAttributes
{
    /// <summary>Addresses or CIDR subnets of which one must hold the destination.</summary>
    public ValueList<string>? DestinationSubnets { get; init; }

    /// <summary>The port the connection came in on, 1 to 65535.</summary>
    public uint? Port { get; init; }

    /// <summary>Address or CIDR subnet of the client.</summary>
    public string? SourceSubnet { get; init; }

    /// <summary>Labels the client's workload must have.</summary>
    public ValueMap<string>? SourceLabels { get; init; }

    /// <summary>Gateways the condition holds for, instead of those of the VirtualService.</summary>
    public ValueList<string>? Gateways { get; init; }

    /// <summary>The namespace the client must be in.</summary>
    public string? SourceNamespace { get; init; }
}
