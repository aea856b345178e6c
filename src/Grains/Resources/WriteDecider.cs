using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Ordering;
using OrleansMesh.Manifests;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Grains.Resources;

/// <summary>Decides what a write comes to, from the resource as it is and what the writer asks for. Reads no store and no clock.</summary>
internal static class WriteDecider
{
    public static WriteDecision Write(WriteMode mode, ResourceKey key, CurrentResource? current, ManifestText manifest, WriteOptions options, ResourceBirth birth)
    {
        var intake = ManifestIntake.Read(key, manifest, options.FieldValidation);
        if (intake.Resource is not { } written)
        {
            return WriteDecision.Refuse(intake.Refusal!);
        }

        var draft = SecretForm.Of(written);
        if (Refuse(mode, current, draft, options) is { } refusal)
        {
            return WriteDecision.Final(refusal);
        }

        var admission = ResourceAdmission.Check(draft, current?.Resource);
        var warnings = intake.Warnings.AddRange(admission.Warnings);
        if (admission.Errors.Length > 0)
        {
            return WriteDecision.Refuse(new WriteResult { Outcome = WriteOutcome.Invalid, Resource = current?.Stored, Errors = admission.Errors, Warnings = warnings });
        }

        if (mode is WriteMode.Create && current is not null)
        {
            return WriteDecision.Final(new WriteResult { Outcome = WriteOutcome.AlreadyExists, Resource = current.Stored });
        }

        if (current is not null && ServerMetadata.Stamp(draft, current.Resource, current.Resource.Metadata.ResourceVersion!, birth) == current.Resource)
        {
            return WriteDecision.Final(new WriteResult { Outcome = WriteOutcome.Unchanged, Resource = current.Stored, Warnings = warnings });
        }

        // Until the revision is known a mark stands in its place that no manifest can hold.
        var mark = Guid.NewGuid().ToString("N");
        var json = ManifestWriter.ToJson(ServerMetadata.Stamp(draft, current?.Resource, mark, birth));
        return RefuseUnreadable(json, current)
            ?? WriteDecision.Store(current is null ? WriteOutcome.Created : WriteOutcome.Updated, DocumentTemplate.Cut(json, mark), warnings);
    }

    public static WriteDecision MergePatch(ResourceKey key, CurrentResource? current, ManifestText patch, WriteOptions options, ResourceBirth birth)
    {
        if (current is null)
        {
            return WriteDecision.Final(new WriteResult { Outcome = WriteOutcome.NotFound });
        }

        var patched = Manifests.MergePatch.Apply(current.Stored.Json, patch.Text);
        return patched.Json is { } json
            ? Write(WriteMode.Replace, key, current, ManifestText.Json(json), options, birth) with { RestsOnCurrent = true }
            : WriteDecision.Final(new WriteResult
            {
                Outcome = WriteOutcome.Malformed,
                Resource = current.Stored,
                Errors = FieldProblems.From(patched.Errors, ManifestFormat.Json),
            });
    }

    public static WriteDecision Delete(CurrentResource? current, WriteOptions options)
    {
        if (current is null)
        {
            return WriteDecision.Final(new WriteResult { Outcome = WriteOutcome.NotFound });
        }

        return Preconditions.Check(current, options, null) is { } conflict
            ? WriteDecision.Final(conflict)
            : WriteDecision.Store(WriteOutcome.Deleted, null, []);
    }

    private static WriteResult? Refuse(WriteMode mode, CurrentResource? current, MeshResource draft, WriteOptions options)
    {
        if (mode is not WriteMode.Create)
        {
            return mode is WriteMode.Replace && current is null
                ? new WriteResult { Outcome = WriteOutcome.NotFound }
                : Preconditions.Check(current, options, draft.Metadata);
        }

        return draft.Metadata.ResourceVersion is { Length: > 0 } and not "0"
            ? new WriteResult
            {
                Outcome = WriteOutcome.Malformed,
                Errors = [FieldProblems.Invalid("metadata.resourceVersion", "must not be set on an object to be created")],
            }
            : null;
    }

    // An edge reads the object with the same bounds: one that the control plane's additions made too long for it must not get in.
    private static WriteDecision? RefuseUnreadable(string json, CurrentResource? current)
    {
        var read = ManifestReader.ReadJson(System.Text.Encoding.UTF8.GetBytes(json));
        return read.Resource is not null
            ? null
            : WriteDecision.Final(new WriteResult
            {
                Outcome = WriteOutcome.Invalid,
                Resource = current?.Stored,
                Errors = FieldProblems.From(read.Errors, ManifestFormat.Json),
            });
    }
}
