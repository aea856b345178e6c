using System.Text;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Manifests;
using OrleansMesh.Routing.Validation;
using OrleansMesh.Routing.Validation.Syntax;
using OrleansMesh.Silo.Api.Answers;
using OrleansMesh.Silo.Api.Bodies;
using OrleansMesh.Silo.Api.Calls;

namespace OrleansMesh.Silo.Api.Endpoints;

/// <summary>Tells all that is wrong with a manifest that has no name a grain could go by.</summary>
internal static class UnnamedManifest
{
    public static StatusAnswer Refuse(ApiCall call, WrittenManifest manifest)
    {
        var read = manifest.Text.Format is ManifestFormat.Yaml
            ? ManifestReader.ReadYaml(manifest.Text.Text)
            : ManifestReader.ReadJson(Encoding.UTF8.GetBytes(manifest.Text.Text));
        if (read.Resource is null && !read.Errors.All(e => e.Path.StartsWith("spec", StringComparison.Ordinal)))
        {
            return WriteAnswers.Malformed(call, [.. read.Errors.Select(Problem)]);
        }

        if (call.Options.FieldValidation is FieldValidation.Strict && read.UnknownFields.Count > 0)
        {
            return WriteAnswers.Malformed(call, [.. read.UnknownFields.Select(Problem)]);
        }

        var causes = read.Resource is { } resource
            ? Admission.Check(resource).Errors.Select(e => new StatusCause(Reason(e.Reason), e.Message, e.Path))
            : read.Errors.Select(e => new StatusCause(Reason(e.Reason), e.Message, e.Path));
        return Refusals.Invalid(call.Resource, manifest.Name ?? manifest.GenerateName ?? string.Empty, [NameCause(manifest), .. causes.Where(c => !IsNameField(c.Field))]);
    }

    private static StatusCause NameCause(WrittenManifest manifest) => (manifest.Name, manifest.GenerateName) switch
    {
        (null, null) => new StatusCause("FieldValueRequired", "name or generateName is required", "metadata.name"),
        (null, var prefix) => new StatusCause("FieldValueInvalid", $"'{LogText.Clean(prefix)}' cannot begin a name, which must be {KubernetesNames.SubdomainShape}", "metadata.generateName"),
        var (name, _) => new StatusCause("FieldValueInvalid", $"'{LogText.Clean(name)}' is not a name, which must be {KubernetesNames.SubdomainShape}", "metadata.name"),
    };

    private static bool IsNameField(string field) => field is "metadata.name" or "metadata.generateName";

    private static FieldProblem Problem(ManifestProblem problem) => new(Reason(problem.Reason), problem.Path, problem.Message);

    private static string Reason(ConfigErrorReason reason) => reason switch
    {
        ConfigErrorReason.Unknown => FieldProblem.UnknownField,
        _ => $"FieldValue{reason}",
    };
}
