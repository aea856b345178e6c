using OrleansMesh.Manifests;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Routing.Tests.Validation;

/// <summary>What admission says of a resource, in a form that is easy to compare.</summary>
internal static class Verdict
{
    /// <summary>The verdict on a resource with that spec, in YAML, and sound metadata.</summary>
    public static IEnumerable<string> Of(string kind, string spec) => OfYaml(kind, $"metadata: {{name: a}}\n{spec}");

    /// <summary>The verdict of the rules alone, without what is said of fields that the edge does not act on.</summary>
    public static IEnumerable<string> OfRules(string kind, string spec) =>
        Of(kind, spec).Where(line => !line.Contains(" is accepted but not honoured: ", StringComparison.Ordinal));

    /// <summary>The verdict on a resource of that kind, in YAML.</summary>
    public static IEnumerable<string> OfYaml(string kind, string yaml)
    {
        var apiVersion = ResourceKinds.Describe(Enum.Parse<ResourceKind>(kind)).PreferredApiVersion;
        var read = ManifestReader.ReadYaml($"apiVersion: {apiVersion}\nkind: {kind}\n{yaml}");
        Assert.Empty(read.Errors);
        Assert.Empty(read.UnknownFields);
        return Of(read.Resource!);
    }

    /// <summary><c>path Reason: message</c> for each error; then the warnings, after an exclamation mark.</summary>
    public static IEnumerable<string> Of(MeshResource resource)
    {
        var result = Admission.Check(resource);
        return result.Errors.Select(error => $"{error.Path} {error.Reason}: {error.Message}")
            .Concat(result.Warnings.Select(warning => $"!{warning.Message}"));
    }
}
