namespace OrleansMesh.Abstractions.Resources;

/// <summary>
/// The store failed, or took too long, while a write was made durable: the write is there wholly or not at all. Repeat it, or read. A repeated
/// Apply or Replace answers <see cref="WriteOutcome.Unchanged"/> where the first was made (<see cref="WriteOutcome.Conflict"/> where it named a revision),
/// a repeated Create <see cref="WriteOutcome.AlreadyExists"/>, a repeated Delete <see cref="WriteOutcome.NotFound"/>.
/// </summary>
[GenerateSerializer, Alias("orleansmesh.WriteOutcomeUnknownException")]
public sealed class WriteOutcomeUnknownException : Exception
{
    /// <summary>For the write to <paramref name="id"/>.</summary>
    public WriteOutcomeUnknownException(ResourceId id, Exception? cause = null)
        : base($"Whether the write to {id} was made is unknown: the store did not answer. Repeat it, or read.", cause)
    {
    }
}
