namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>A redirect that the edge answers with.</summary>
public sealed record HttpRedirect
{
    /// <summary>The path of the target, whole.</summary>
    public string? Uri { get; init; }

    /// <summary>The host of the target. Default: the request's.</summary>
    public string? Authority { get; init; }

    /// <summary>The port of the target, 1 to 65535; not beside <see cref="DerivePort"/>.</summary>
    public uint? Port { get; init; }

    /// <summary>How the port of the target is found. Default: <see cref="RedirectPortSelection.FromProtocolDefault"/>.</summary>
    public RedirectPortSelection? DerivePort { get; init; }

    /// <summary><c>http</c> or <c>https</c>. Default: the request's.</summary>
    public string? Scheme { get; init; }

    /// <summary>HTTP status: 301, 302, 303, 307 or 308. Default: 301.</summary>
    public uint? RedirectCode { get; init; }

    /// <summary>What replaces the prefix that <c>uri.prefix</c> matched; not beside <see cref="Uri"/>.</summary>
    public string? PrefixRewrite { get; init; }
}
