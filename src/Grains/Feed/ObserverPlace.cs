namespace OrleansMesh.Grains.Feed;

/// <summary>An observer's place at a relay.</summary>
internal sealed class ObserverPlace
{
    /// <summary>When the subscription was last renewed, by the monotonic clock.</summary>
    public long RenewedAt { get; set; }

    /// <summary>Characters of JSON sent since then.</summary>
    public long SentSince { get; set; }
}
