using System.Collections.Immutable;
using System.Globalization;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Grains.Resources;

/// <summary>What a writer wants to be true of the resource as it is now.</summary>
internal static class Preconditions
{
    /// <summary>Why a write must not happen, or null.</summary>
    /// <param name="current">The resource as it is, or null.</param>
    /// <param name="options">May name a revision and a uid.</param>
    /// <param name="written">The metadata of the manifest, which may name them as well; null for a deletion.</param>
    public static WriteResult? Check(CurrentResource? current, WriteOptions options, ObjectMeta? written)
    {
        var errors = ImmutableArray.CreateBuilder<FieldProblem>();
        if (written?.ResourceVersion is { Length: > 0 } and not "0")
        {
            if (!long.TryParse(written.ResourceVersion, NumberStyles.None, CultureInfo.InvariantCulture, out var revision))
            {
                return new WriteResult
                {
                    Outcome = WriteOutcome.Invalid,
                    Resource = current?.Stored,
                    Errors = [FieldProblems.Invalid("metadata.resourceVersion", "must be a whole number in decimal, or absent")],
                };
            }

            RequireRevision(errors, current, revision);
        }

        if (options.ExpectedRevision is { } expected)
        {
            RequireRevision(errors, current, expected);
        }

        RequireUid(errors, current, options.ExpectedUid);
        RequireUid(errors, current, written?.Uid);
        return errors.Count == 0 ? null : new WriteResult { Outcome = WriteOutcome.Conflict, Resource = current?.Stored, Errors = [.. errors.Distinct()] };
    }

    private static void RequireRevision(ImmutableArray<FieldProblem>.Builder errors, CurrentResource? current, long expected)
    {
        if (current?.Stored.Revision != expected)
        {
            errors.Add(FieldProblems.Invalid("metadata.resourceVersion", current is null ? "there is no such resource" : $"is {current.Stored.Revision}, not {expected}"));
        }
    }

    private static void RequireUid(ImmutableArray<FieldProblem>.Builder errors, CurrentResource? current, string? expected)
    {
        if (expected is { Length: > 0 } && current?.Resource.Metadata.Uid != expected)
        {
            errors.Add(FieldProblems.Invalid("metadata.uid", current is null ? "there is no such resource" : $"is {current.Resource.Metadata.Uid}, not {expected}"));
        }
    }
}
