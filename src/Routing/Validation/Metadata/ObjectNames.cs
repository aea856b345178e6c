using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.Metadata;

/// <summary>The names of resources: what a name may be depends on what becomes of it.</summary>
internal static class ObjectNames
{
    public static void Check(string name, ResourceKind kind, FieldPath path, AdmissionFindings findings)
    {
        var (right, message) = kind switch
        {
            // It becomes the first label of a host name.
            ResourceKind.Service => (
                KubernetesNames.IsDnsName(name),
                "must be at most 63 lower-case letters, digits and '-', beginning with a letter and ending with a letter or digit"),

            // VirtualServices speak of "gateway.namespace", so that a dot would be read as the end of the name.
            ResourceKind.Gateway => (
                KubernetesNames.IsLabel(name),
                $"must be {KubernetesNames.LabelShape}"),
            _ => (
                KubernetesNames.IsSubdomain(name),
                $"must be {KubernetesNames.SubdomainShape}"),
        };
        if (!right)
        {
            findings.Invalid(path, message);
        }
    }
}
