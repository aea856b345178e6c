namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Sends requests with an equal key to the same endpoint. One key is set, and at most one algorithm.</summary>
public sealed record ConsistentHashSettings
{
    /// <summary>The key is the value of this header.</summary>
    public string? HttpHeaderName { get; init; }

    /// <summary>The key is the value of a cookie.</summary>
    public HashCookie? HttpCookie { get; init; }

    /// <summary>The key is the client's address.</summary>
    public bool? UseSourceIp { get; init; }

    /// <summary>The key is the value of this query parameter.</summary>
    public string? HttpQueryParameterName { get; init; }

    /// <summary>By a hash ring; the default.</summary>
    public RingHashSettings? RingHash { get; init; }

    /// <summary>By Maglev's table.</summary>
    public MaglevSettings? Maglev { get; init; }

    /// <summary>Entries of the hash ring.</summary>
    [Deprecated("use ringHash.minimumRingSize")]
    public ulong? MinimumRingSize { get; init; }
}
