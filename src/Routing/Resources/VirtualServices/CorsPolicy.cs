namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>Istio's <c>CorsPolicy</c> (networking.istio.io).</summary>
public sealed record CorsPolicy
{
    /// <summary>The list of origins that are allowed to perform CORS requests. Deprecated.</summary>
    public ValueList<string>? AllowOrigin { get; init; }

    /// <summary>String patterns that match allowed origins.</summary>
    public ValueList<StringMatch>? AllowOrigins { get; init; }

    /// <summary>List of HTTP methods allowed to access the resource.</summary>
    public ValueList<string>? AllowMethods { get; init; }

    /// <summary>List of HTTP headers that can be used when requesting the resource.</summary>
    public ValueList<string>? AllowHeaders { get; init; }

    /// <summary>A list of HTTP headers that the browsers are allowed to access.</summary>
    public ValueList<string>? ExposeHeaders { get; init; }

    /// <summary>Specifies how long the results of a preflight request can be cached.</summary>
    public ProtoDuration? MaxAge { get; init; }

    /// <summary>Indicates whether the caller is allowed to send the actual request (not the preflight) using credentials.</summary>
    public bool? AllowCredentials { get; init; }

    /// <summary>Indicates whether preflight requests not matching the configured allowed origin shouldn't be forwarded to the upstream. Default: forward to upstream.</summary>
    public UnmatchedPreflights? UnmatchedPreflights { get; init; }
}
