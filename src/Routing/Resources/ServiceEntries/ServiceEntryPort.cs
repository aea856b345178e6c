namespace OrleansMesh.Routing.Resources.ServiceEntries;

/// <summary>Istio's <c>ServicePort</c> (networking.istio.io).</summary>
public sealed record ServiceEntryPort
{
    /// <summary>A valid non-negative integer port number. Required.</summary>
    public uint? Number { get; init; }

    /// <summary>The protocol exposed on the port.</summary>
    public string? Protocol { get; init; }

    /// <summary>Label assigned to the port. Required.</summary>
    public string? Name { get; init; }

    /// <summary>The port number on the endpoint where the traffic will be received. Default: number.</summary>
    public uint? TargetPort { get; init; }
}
