namespace OrleansMesh.Routing.Resources.Gateways;

/// <summary>Istio's <c>Port</c> (networking.istio.io).</summary>
public sealed record GatewayPort
{
    /// <summary>A valid non-negative integer port number. Required.</summary>
    public uint? Number { get; init; }

    /// <summary>The protocol exposed on the port. Required.</summary>
    public string? Protocol { get; init; }

    /// <summary>Label assigned to the port. Required.</summary>
    public string? Name { get; init; }

    /// <summary>The port number on the endpoint where the traffic will be received. Deprecated.</summary>
    public uint? TargetPort { get; init; }
}
