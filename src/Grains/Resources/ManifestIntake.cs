using System.Collections.Immutable;
using System.Text;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Manifests;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Grains.Resources;

/// <summary>A manifest as read for one address: the resource, or why there is none.</summary>
/// <param name="Resource">The resource with the address's name and namespace; null exactly where there is a <paramref name="Refusal"/>.</param>
/// <param name="Refusal">Why it was not taken.</param>
/// <param name="Warnings">What the writer should know although it was taken.</param>
internal sealed record ManifestIntake(MeshResource? Resource, WriteResult? Refusal, ImmutableArray<FieldProblem> Warnings)
{
    /// <summary>Reads <paramref name="manifest"/> for the resource <paramref name="key"/>.</summary>
    public static ManifestIntake Read(ResourceKey key, ManifestText manifest, FieldValidation validation)
    {
        var read = manifest.Format is ManifestFormat.Yaml
            ? ManifestReader.ReadYaml(manifest.Text)
            : ManifestReader.ReadJson(Encoding.UTF8.GetBytes(manifest.Text));
        var unknown = validation is FieldValidation.Ignore ? [] : FieldProblems.From(read.UnknownFields, manifest.Format);
        if (read.Resource is not { } resource)
        {
            return Refused(OutcomeOf(read), [.. FieldProblems.From(read.Errors, manifest.Format), .. validation is FieldValidation.Strict ? unknown : [], .. OtherErrors(key, read)]);
        }

        if (validation is FieldValidation.Strict && unknown.Length > 0)
        {
            var errors = ResourceAdmission.Check(Addressed(key, resource)).Errors;
            return errors.IsEmpty ? Refused(WriteOutcome.Malformed, unknown) : Refused(WriteOutcome.Invalid, [.. unknown, .. errors]);
        }

        var mismatches = Mismatches(key, resource);
        return mismatches.Length > 0
            ? Refused(WriteOutcome.Malformed, mismatches)
            : new ManifestIntake(Addressed(key, resource), null, unknown);
    }

    // A field of the wrong type is a mistake in what is asked for; anything outside spec is a mistake in the manifest.
    private static WriteOutcome OutcomeOf(ManifestRead read) =>
        read.Errors.All(e => e.Path.StartsWith("spec", StringComparison.Ordinal)) ? WriteOutcome.Invalid : WriteOutcome.Malformed;

    // Whoever mends the fields that cannot be read shall not then hear of the next mistake: all at once.
    private static IEnumerable<FieldProblem> OtherErrors(ResourceKey key, ManifestRead read) =>
        read.Remains is { } remains && remains.Kind == key.Kind
            ? ResourceAdmission.Check(Addressed(key, remains)).Errors.Where(error => !read.Errors.Any(unreadable => Touches(error.Field, unreadable.Path)))
            : [];

    // Where a field or an item is missing because it could not be read, its parents look incomplete, and the places of its siblings have moved.
    private static bool Touches(string field, string unreadable)
    {
        var isItem = unreadable.EndsWith(']');
        var whole = isItem ? unreadable[..unreadable.LastIndexOf('[')] : unreadable;
        return whole.StartsWith(field, StringComparison.Ordinal) || field.StartsWith(whole, StringComparison.Ordinal);
    }

    private static ImmutableArray<FieldProblem> Mismatches(ResourceKey key, MeshResource resource)
    {
        var problems = ImmutableArray.CreateBuilder<FieldProblem>();
        if (resource.Kind != key.Kind)
        {
            problems.Add(FieldProblems.Invalid("kind", $"is {resource.Kind}, but the resource addressed is a {key.Kind}"));
        }

        if (resource.Metadata.Name is { } name && name != key.Name)
        {
            problems.Add(FieldProblems.Invalid("metadata.name", $"is '{name}', but the resource addressed is '{key.Name}'"));
        }

        if (resource.Metadata.Namespace is { } space && space != key.Namespace)
        {
            problems.Add(FieldProblems.Invalid("metadata.namespace", $"is '{space}', but the resource addressed is in '{key.Namespace}'"));
        }

        return problems.ToImmutable();
    }

    private static MeshResource Addressed(ResourceKey key, MeshResource resource) =>
        resource with { Metadata = resource.Metadata with { Name = key.Name, Namespace = key.Namespace } };

    private static ManifestIntake Refused(WriteOutcome outcome, ImmutableArray<FieldProblem> errors) =>
        new(null, new WriteResult { Outcome = outcome, Errors = errors }, []);
}
