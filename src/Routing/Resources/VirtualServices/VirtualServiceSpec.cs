namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>Which hosts, through which gateways, and the rules for their traffic, in order: the first that matches is used.</summary>
public sealed record VirtualServiceSpec
{
    /// <summary>Names that requests come for: whole, or with <c>*</c> as, or in front of, the first label. None: a delegate.</summary>
    public ValueList<string>? Hosts { get; init; }

    /// <summary>Gateways as <c>name</c> (of the same namespace) or <c>namespace/name</c>; <c>mesh</c> is the mesh. Default: <c>mesh</c>.</summary>
    public ValueList<string>? Gateways { get; init; }

    /// <summary>Rules for HTTP requests.</summary>
    public ValueList<HttpRoute>? Http { get; init; }

    /// <summary>Rules for TLS connections that are not terminated.</summary>
    [NotHonoured("the edge serves HTTP only and routes no TLS connection")]
    public ValueList<TlsRoute>? Tls { get; init; }

    /// <summary>Rules for TCP connections.</summary>
    [NotHonoured("the edge serves HTTP only and routes no TCP connection")]
    public ValueList<TcpRoute>? Tcp { get; init; }

    /// <summary>Namespaces that see the resource: <c>*</c>, <c>.</c> for its own, or names. Default: <c>*</c>.</summary>
    public ValueList<string>? ExportTo { get; init; }
}
