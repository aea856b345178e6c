namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>Istio's <c>HTTPRedirect</c> (networking.istio.io).</summary>
public sealed record HttpRedirect
{
    /// <summary>On a redirect, overwrite the Path portion of the URL with this value.</summary>
    public string? Uri { get; init; }

    /// <summary>On a redirect, overwrite the Authority/Host portion of the URL with this value.</summary>
    public string? Authority { get; init; }

    /// <summary>On a redirect, overwrite the port portion of the URL with this value. One of redirect_port.</summary>
    public uint? Port { get; init; }

    /// <summary>On a redirect, dynamically set the port: * FROM_PROTOCOL_DEFAULT: automatically set to 80 for HTTP and 443 for HTTPS. One of redirect_port.</summary>
    public RedirectPortSelection? DerivePort { get; init; }

    /// <summary>On a redirect, overwrite the scheme portion of the URL with this value.</summary>
    public string? Scheme { get; init; }

    /// <summary>On a redirect, Specifies the HTTP status code to use in the redirect response.</summary>
    public uint? RedirectCode { get; init; }

    /// <summary>On a redirect, replace the matched prefix with this value.</summary>
    public string? PrefixRewrite { get; init; }
}
