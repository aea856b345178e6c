using Orleans.Concurrency;

namespace OrleansMesh.Grains.Feed;

/// <summary>A relay as the ordering authority sees it: the same grain as <see cref="Abstractions.Feed.IFeedRelayGrain"/>.</summary>
[Alias("orleansmesh.INudgedRelayGrain")]
internal interface INudgedRelayGrain : IGrainWithIntegerKey
{
    /// <summary>Revisions were made. One-way: the authority never waits for a relay, and a lost nudge is mended by the relay's own look into the log.</summary>
    [OneWay, AlwaysInterleave]
    [Alias("Committed")]
    Task Committed(RelayNudge nudge);
}
