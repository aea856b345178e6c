using OrleansMesh.Abstractions.Resources;

namespace OrleansMesh.Grains.Storage;

/// <summary>
/// Where resources and the change log last. Revisions are counted from 1 without gaps, so that whoever holds revision <c>n</c> knows the
/// change <c>n + 1</c> for its successor.
/// </summary>
/// <remarks>
/// What a call returns is durable. A commit that ends with any exception but <see cref="StaleHeadException"/> or
/// <see cref="StoreOverloadedException"/> has an unknown outcome: it is there wholly or not at all, now or a little later. Whoever opens the
/// store anew and commits on the head found there is safe from the latecomer, because only one commit can follow a head.
/// </remarks>
internal interface IMeshStore
{
    /// <summary>The head and what every resource's revision is, as of one instant.</summary>
    Task<StoreOpening> OpenAsync(CancellationToken cancellationToken);

    /// <summary>One resource, or null.</summary>
    Task<StoredResource?> ReadAsync(ResourceId id, CancellationToken cancellationToken);

    /// <summary>A page of all resources in the order of <see cref="Resources.ResourceIdOrder"/>.</summary>
    /// <param name="after">The last resource of the page before, or null for the first.</param>
    /// <param name="limit">How much to read at most; one resource is always read.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<StorePage> ReadPageAsync(ResourceId? after, ReadLimit limit, CancellationToken cancellationToken);

    /// <summary>
    /// Makes changes durable, all or none, if the head still is <paramref name="expectedHead"/>. Without changes it writes nothing and only finds
    /// out, behind all writes that were handed in before, whether the head still is that.
    /// </summary>
    /// <param name="expectedHead">The head the changes follow.</param>
    /// <param name="changes">Numbered <c>expectedHead + 1</c> and up.</param>
    /// <param name="cancellationToken">Gives up waiting; the outcome is then unknown.</param>
    /// <exception cref="StaleHeadException">Another writer moved the head. Nothing was written.</exception>
    /// <exception cref="StoreOverloadedException">Too much waits to be written. Nothing was written.</exception>
    Task CommitAsync(long expectedHead, IReadOnlyList<ResourceChange> changes, CancellationToken cancellationToken);

    /// <summary>The changes after a revision, oldest first, with the head as of the same instant.</summary>
    /// <param name="afterRevision">The revision the reader holds.</param>
    /// <param name="limit">How much to read at most; one change is always read.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<StoreLog> ReadLogAsync(long afterRevision, ReadLimit limit, CancellationToken cancellationToken);

    /// <summary>Forgets the log up to and including <paramref name="throughRevision"/>; the resources stay.</summary>
    Task CompactAsync(long throughRevision, CancellationToken cancellationToken);
}
