using Orleans.Concurrency;
using OrleansMesh.Abstractions.Mirroring;

namespace OrleansMesh.Grains.Switching;

/// <summary>A relay as the switch sees it: the same grain as <see cref="Abstractions.Feed.IFeedRelayGrain"/>.</summary>
[Alias("orleansmesh.ISwitchedRelayGrain")]
internal interface ISwitchedRelayGrain : IGrainWithIntegerKey
{
    /// <summary>The switch stands like this. One-way: no relay can hold the switch up; one that missed it asks for itself.</summary>
    [OneWay, AlwaysInterleave]
    [Alias("Switched")]
    Task Switched(MirrorSwitchState state);
}
