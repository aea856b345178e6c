namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Istio's <c>LoadBalancerSettings.ConsistentHashLB</c> (networking.istio.io).</summary>
public sealed record ConsistentHashSettings
{
    /// <summary>Hash based on a specific HTTP header. One of hash_key.</summary>
    public string? HttpHeaderName { get; init; }

    /// <summary>Hash based on HTTP cookie. One of hash_key.</summary>
    public HashCookie? HttpCookie { get; init; }

    /// <summary>Hash based on the source IP address. One of hash_key.</summary>
    public bool? UseSourceIp { get; init; }

    /// <summary>Hash based on a specific HTTP query parameter. One of hash_key.</summary>
    public string? HttpQueryParameterName { get; init; }

    /// <summary>The ring/modulo hash load balancer implements consistent hashing to backend hosts. One of hash_algorithm.</summary>
    public RingHashSettings? RingHash { get; init; }

    /// <summary>The Maglev load balancer implements consistent hashing to backend hosts. One of hash_algorithm.</summary>
    public MaglevSettings? Maglev { get; init; }

    /// <summary>Deprecated. Deprecated.</summary>
    public ulong? MinimumRingSize { get; init; }
}
