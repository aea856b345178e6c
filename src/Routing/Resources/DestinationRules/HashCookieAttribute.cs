namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Istio's <c>LoadBalancerSettings.ConsistentHashLB.HTTPCookie.Attribute</c> (networking.istio.io).</summary>
public sealed record HashCookieAttribute
{
    /// <summary>The name of the cookie attribute. Required.</summary>
    public string? Name { get; init; }

    /// <summary>The optional value of the cookie attribute.</summary>
    public string? Value { get; init; }
}
