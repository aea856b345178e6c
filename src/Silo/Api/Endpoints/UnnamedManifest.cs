using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Resources;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Validation.Syntax;
using OrleansMesh.Silo.Api.Answers;
using OrleansMesh.Silo.Api.Bodies;
using OrleansMesh.Silo.Api.Calls;

namespace OrleansMesh.Silo.Api.Endpoints;

/// <summary>Tells all that is wrong with a manifest that has no name a grain could go by. What would decide in the grain decides here.</summary>
internal static class UnnamedManifest
{
    private static readonly ResourceBirth Unborn = new(string.Empty, string.Empty);

    public static StatusAnswer Refuse(ApiCall call, WrittenManifest manifest)
    {
        var key = new ResourceKey(Enum.Parse<ResourceKind>(call.Resource.Kind), call.Namespace!, manifest.Name ?? string.Empty);
        var decision = WriteDecider.Write(WriteMode.Create, key, null, manifest.Text, call.WriteOptions, Unborn);
        var problems = decision.Answer?.Errors ?? [];
        if (decision.Answer?.Outcome is WriteOutcome.Malformed)
        {
            return WriteAnswers.Malformed(call, problems);
        }

        var shown = LogText.Clean(manifest.Name ?? manifest.GenerateName ?? string.Empty);
        return Refusals.Invalid(call.Resource, shown, WriteAnswers.Causes(problems.Any(IsOfName) ? problems : problems.Insert(0, NameProblem(manifest))));
    }

    private static bool IsOfName(FieldProblem problem) => problem.Field is "metadata.name" or "metadata.generateName";

    private static FieldProblem NameProblem(WrittenManifest manifest) => (manifest.Name, manifest.GenerateName) switch
    {
        (null, null) => new("FieldValueRequired", "metadata.name", "must be set, or generateName must"),
        (null, _) => new("FieldValueInvalid", "metadata.generateName", $"must begin a name, which must be {KubernetesNames.SubdomainShape}"),
        _ => new("FieldValueInvalid", "metadata.name", $"must be {KubernetesNames.SubdomainShape}"),
    };
}
