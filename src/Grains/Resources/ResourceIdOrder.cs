using OrleansMesh.Abstractions.Resources;

namespace OrleansMesh.Grains.Resources;

/// <summary>The order of lists and pages: by kind, then namespace, then name, each ordinal.</summary>
internal sealed class ResourceIdOrder : IComparer<ResourceId>
{
    public static ResourceIdOrder Instance { get; } = new();

    public int Compare(ResourceId? x, ResourceId? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }

        var byKind = string.CompareOrdinal(x.Kind, y.Kind);
        if (byKind != 0)
        {
            return byKind;
        }

        var byNamespace = string.CompareOrdinal(x.Namespace, y.Namespace);
        return byNamespace != 0 ? byNamespace : string.CompareOrdinal(x.Name, y.Name);
    }
}
