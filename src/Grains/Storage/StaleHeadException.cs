namespace OrleansMesh.Grains.Storage;

/// <summary>A commit was refused because another writer moved the head: whoever meant to write is not the ordering authority any more.</summary>
internal sealed class StaleHeadException(long expected, long actual)
    : Exception($"The head of the store is {actual}, not {expected}: another writer has taken over.")
{
    /// <summary>The head that the store has.</summary>
    public long Actual { get; } = actual;
}
