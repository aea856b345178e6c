using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.Metadata;

/// <summary>Kubernetes' rules for object metadata.</summary>
internal static class MetadataRules
{
    /// <summary>Kubernetes' bound for all annotations of an object together, keys included, in UTF-16 units here.</summary>
    private const int MostAnnotations = 256 * 1024;

    /// <summary>What the control plane appends to <c>generateName</c>.</summary>
    private const int GeneratedSuffix = 5;

    public static void Check(MeshResource resource, AdmissionFindings findings)
    {
        var path = FieldPath.Root.Field("metadata");
        var metadata = resource.Metadata;
        CheckName(resource, path, findings);
        if (metadata.Namespace is { } ns && !KubernetesNames.IsLabel(ns))
        {
            findings.Invalid(path.Field("namespace"), $"must be {KubernetesNames.LabelShape}");
        }

        Labels.Check(metadata.Labels, path.Field("labels"), findings);
        CheckAnnotations(metadata.Annotations, path.Field("annotations"), findings);
    }

    private static void CheckName(MeshResource resource, FieldPath path, AdmissionFindings findings)
    {
        var (name, generateName) = (resource.Metadata.Name, resource.Metadata.GenerateName);
        if (name is { Length: > 0 })
        {
            ObjectNames.Check(name, resource.Kind, path.Field("name"), findings);
        }
        else if (generateName is { Length: > 0 })
        {
            // The prefix may end where a whole name may not: what is appended is made of letters and digits.
            ObjectNames.Check(generateName.TrimEnd('-') + new string('x', GeneratedSuffix), resource.Kind, path.Field("generateName"), findings);
        }
        else
        {
            findings.Required(path.Field("name"), "must be set, or generateName must");
        }
    }

    private static void CheckAnnotations(ValueMap<string>? annotations, FieldPath path, AdmissionFindings findings)
    {
        var length = 0L;
        foreach (var (key, value) in annotations ?? ValueMap<string>.Empty)
        {
            length += key.Length + value.Length;
            if (!KubernetesNames.IsQualifiedName(key.ToLowerInvariant()))
            {
                findings.Invalid(path.Key(key), $"the key must be {KubernetesNames.QualifiedShape}");
            }
        }

        if (length > MostAnnotations)
        {
            findings.TooLong(path, $"must not be longer than {MostAnnotations} characters together");
        }
    }
}
