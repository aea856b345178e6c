using Orleans.Concurrency;
using OrleansMesh.Abstractions.Mirroring;

namespace OrleansMesh.Abstractions.Feed;

/// <summary>An edge, as a relay sees it. Calls are one-way: a slow or dead edge cannot hold a relay up, and a lost call is repaired by the next subscription.</summary>
[Alias("orleansmesh.IFeedObserver")]
public interface IFeedObserver : IGrainObserver
{
    /// <summary>Revisions were made. An edge applies the delta only where it holds <see cref="FeedDelta.FromRevision"/>; otherwise it subscribes anew.</summary>
    [OneWay]
    [Alias("Changed")]
    Task Changed(FeedDelta delta);

    /// <summary>The mesh-wide switch of mirroring stands like this. Of two such messages the one with the greater version counts, whichever comes last.</summary>
    [OneWay]
    [Alias("Switched")]
    Task Switched(MirrorSwitchState state);
}
