namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>What browsers of other origins may do with the route (CORS).</summary>
public sealed record CorsPolicy
{
    /// <summary>Allowed origins, each whole; <c>*</c> allows all.</summary>
    [Deprecated("use allowOrigins")]
    public ValueList<string>? AllowOrigin { get; init; }

    /// <summary>Patterns of allowed origins; one that matches is answered in <c>Access-Control-Allow-Origin</c>. Default: none.</summary>
    public ValueList<StringMatch>? AllowOrigins { get; init; }

    /// <summary>Methods for <c>Access-Control-Allow-Methods</c>, upper case, or <c>*</c>.</summary>
    public ValueList<string>? AllowMethods { get; init; }

    /// <summary>Header names for <c>Access-Control-Allow-Headers</c>, or <c>*</c>.</summary>
    public ValueList<string>? AllowHeaders { get; init; }

    /// <summary>Header names for <c>Access-Control-Expose-Headers</c>, or <c>*</c>.</summary>
    public ValueList<string>? ExposeHeaders { get; init; }

    /// <summary>How long a preflight's answer may be kept, in whole seconds; at least 1s.</summary>
    public ProtoDuration? MaxAge { get; init; }

    /// <summary>Whether requests with credentials are allowed. Default: false.</summary>
    public bool? AllowCredentials { get; init; }

    /// <summary>What happens to a preflight of an origin that is not allowed. Default: <see cref="UnmatchedPreflights.Forward"/>.</summary>
    public UnmatchedPreflights? UnmatchedPreflights { get; init; }
}
