namespace OrleansMesh.Abstractions.Feed;

/// <summary>What an edge says when it subscribes.</summary>
/// <param name="EdgeName">The edge.</param>
/// <param name="Observer">Who is told at once of changes. The edge must keep a strong reference to it.</param>
/// <param name="HeldRevision">The revision the edge holds whole; 0 for none.</param>
[GenerateSerializer, Immutable, Alias("orleansmesh.FeedSubscription")]
public sealed record FeedSubscription(
    [property: Id(0)] string EdgeName,
    [property: Id(1)] IFeedObserver Observer,
    [property: Id(2)] long HeldRevision);
