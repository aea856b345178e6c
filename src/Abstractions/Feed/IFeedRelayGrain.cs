using Orleans.Concurrency;

namespace OrleansMesh.Abstractions.Feed;

/// <summary>
/// Gives edges and readers the mesh's resources. There are a few relays (keys 0 to <see cref="FeedRelays.Count"/> - 1), so that neither
/// the number of edges nor of readers costs the ordering authority anything.
/// </summary>
[Alias("orleansmesh.IFeedRelayGrain")]
public interface IFeedRelayGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Subscription, heartbeat and repair in one: renews the observer's place, which lapses after <see cref="FeedRelays.SubscriptionLifetime"/>,
    /// and answers what the edge lacks. Safe to call as often as one likes.
    /// </summary>
    [AlwaysInterleave]
    [Alias("Subscribe")]
    Task<FeedAnswer> Subscribe(FeedSubscription subscription);

    /// <summary>Ends a subscription early; edges call it when they stop.</summary>
    [AlwaysInterleave]
    [Alias("Unsubscribe")]
    Task Unsubscribe(string edgeName, IFeedObserver observer);

    /// <summary>
    /// A page of all resources, in key order. Changes may fall between pages: after the last page a reader subscribes with the
    /// <see cref="FeedPage.Revision"/> of the <b>first</b> page, and the delta repairs what moved meanwhile.
    /// </summary>
    /// <param name="after">The last resource of the page before, or null for the first page.</param>
    [AlwaysInterleave]
    [Alias("ReadPage")]
    Task<FeedPage> ReadPage(Resources.ResourceId? after);

    /// <summary>Resources of one kind, as every change acknowledged before the call has left them.</summary>
    [AlwaysInterleave]
    [Alias("List")]
    Task<ResourceList> List(ListQuery query);
}
