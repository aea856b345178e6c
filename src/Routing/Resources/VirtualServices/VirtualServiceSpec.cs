namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>Istio's <c>VirtualService</c> (networking.istio.io).</summary>
public sealed record VirtualServiceSpec
{
    /// <summary>The destination hosts to which traffic is being sent.</summary>
    public ValueList<string>? Hosts { get; init; }

    /// <summary>The names of gateways and sidecars that should apply these routes.</summary>
    public ValueList<string>? Gateways { get; init; }

    /// <summary>An ordered list of route rules for HTTP traffic.</summary>
    public ValueList<HttpRoute>? Http { get; init; }

    /// <summary>An ordered list of route rule for non-terminated TLS &amp; HTTPS traffic.</summary>
    public ValueList<TlsRoute>? Tls { get; init; }

    /// <summary>An ordered list of route rules for opaque TCP traffic.</summary>
    public ValueList<TcpRoute>? Tcp { get; init; }

    /// <summary>A list of namespaces to which this virtual service is exported.</summary>
    public ValueList<string>? ExportTo { get; init; }
}
