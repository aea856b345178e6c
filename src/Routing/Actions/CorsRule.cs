using OrleansMesh.Routing.Matching;

namespace OrleansMesh.Routing.Actions;

/// <summary>The compiled <c>corsPolicy</c> of a route.</summary>
public sealed class CorsRule
{
    private readonly TextMatch[] _origins;

    internal CorsRule(TextMatch[] origins) => _origins = origins;

    /// <summary>The value of <c>Access-Control-Allow-Methods</c>; empty: the field is left out.</summary>
    public required string AllowMethods { get; init; }

    /// <summary>The value of <c>Access-Control-Allow-Headers</c>; empty: the field is left out.</summary>
    public required string AllowHeaders { get; init; }

    /// <summary>The value of <c>Access-Control-Expose-Headers</c>; empty: the field is left out.</summary>
    public required string ExposeHeaders { get; init; }

    /// <summary>The value of <c>Access-Control-Max-Age</c>, in seconds; null: the field is left out.</summary>
    public required string? MaxAge { get; init; }

    /// <summary>Whether <c>Access-Control-Allow-Credentials: true</c> is said.</summary>
    public required bool AllowCredentials { get; init; }

    /// <summary>Whether a preflight from an origin that is not allowed goes to the upstream; otherwise it is answered without leave.</summary>
    public required bool ForwardsUnmatchedPreflights { get; init; }

    /// <summary>Whether scripts of an origin may see answers. As with Envoy a matcher that takes <c>*</c> takes every origin.</summary>
    public bool Allows(string origin) => Array.Exists(_origins, match => match.Matches("*") || match.Matches(origin));
}
