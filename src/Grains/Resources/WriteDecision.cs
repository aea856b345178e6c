using System.Collections.Immutable;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Ordering;

namespace OrleansMesh.Grains.Resources;

/// <summary>What is to be done about a write: either nothing but to answer, or a change to make durable.</summary>
/// <param name="Answer">The answer, where nothing is to be stored.</param>
/// <param name="Outcome">The outcome, where something is.</param>
/// <param name="Document">The object to store, or null for a deletion.</param>
/// <param name="Warnings">What the writer should know.</param>
/// <param name="RestsOnCurrent">Whether another state of the resource could have led to another decision.</param>
internal sealed record WriteDecision(
    WriteResult? Answer, WriteOutcome Outcome, DocumentTemplate? Document, ImmutableArray<FieldProblem> Warnings, bool RestsOnCurrent)
{
    /// <summary>An answer that follows from the request alone.</summary>
    public static WriteDecision Refuse(WriteResult answer) => new(answer, answer.Outcome, null, [], RestsOnCurrent: false);

    /// <summary>An answer that follows from how the resource is.</summary>
    public static WriteDecision Final(WriteResult answer) => new(answer, answer.Outcome, null, [], RestsOnCurrent: true);

    public static WriteDecision Store(WriteOutcome outcome, DocumentTemplate? document, ImmutableArray<FieldProblem> warnings) =>
        new(null, outcome, document, warnings, RestsOnCurrent: true);

    /// <summary>The answer once the change has its revision.</summary>
    public WriteResult Done(StoredResource? resource) => new() { Outcome = Outcome, Resource = resource, Warnings = Warnings };
}
