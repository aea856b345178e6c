namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Istio's <c>LoadBalancerSettings.ConsistentHashLB.HTTPCookie</c> (networking.istio.io).</summary>
public sealed record HashCookie
{
    /// <summary>Name of the cookie. Required.</summary>
    public string? Name { get; init; }

    /// <summary>Path to set for the cookie.</summary>
    public string? Path { get; init; }

    /// <summary>Lifetime of the cookie.</summary>
    public ProtoDuration? Ttl { get; init; }

    /// <summary>Additional attributes for the cookie.</summary>
    public ValueList<HashCookieAttribute>? Attributes { get; init; }
}
