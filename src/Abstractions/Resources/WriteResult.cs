using System.Collections.Immutable;

namespace OrleansMesh.Abstractions.Resources;

/// <summary>The answer to a write.</summary>
[GenerateSerializer, Immutable, Alias("orleansmesh.WriteResult")]
public sealed record WriteResult
{
    /// <summary>How it ended.</summary>
    [Id(0)]
    public required WriteOutcome Outcome { get; init; }

    /// <summary>The resource after the write (for a deletion: as it last was), or null where there is none.</summary>
    [Id(1)]
    public StoredResource? Resource { get; init; }

    /// <summary>For <see cref="WriteOutcome.Malformed"/>, <see cref="WriteOutcome.Invalid"/> and <see cref="WriteOutcome.Conflict"/>: every problem found, not only the first.</summary>
    [Id(2)]
    public ImmutableArray<FieldProblem> Errors { get; init; } = [];

    /// <summary>What the writer should know although the write was accepted, such as fields that are kept but not honoured.</summary>
    [Id(3)]
    public ImmutableArray<FieldProblem> Warnings { get; init; } = [];

    /// <summary>Whether the resource now is as the writer asked.</summary>
    public bool Accepted => Outcome is WriteOutcome.Created or WriteOutcome.Updated or WriteOutcome.Unchanged or WriteOutcome.Deleted;
}
