namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>Istio's <c>TLSMatchAttributes</c> (networking.istio.io).</summary>
public sealed record TlsMatchAttributes
{
    /// <summary>SNI (server name indicator) to match on. Required.</summary>
    public ValueList<string>? SniHosts { get; init; }

    /// <summary>IPv4 or IPv6 ip addresses of destination with optional subnet.</summary>
    public ValueList<string>? DestinationSubnets { get; init; }

    /// <summary>Specifies the port on the host that is being addressed.</summary>
    public uint? Port { get; init; }

    /// <summary>One or more labels that constrain the applicability of a rule to workloads with the given labels.</summary>
    public ValueMap<string>? SourceLabels { get; init; }

    /// <summary>Names of gateways where the rule should be applied.</summary>
    public ValueList<string>? Gateways { get; init; }

    /// <summary>Source namespace constraining the applicability of a rule to workloads in that namespace.</summary>
    public string? SourceNamespace { get; init; }
}
