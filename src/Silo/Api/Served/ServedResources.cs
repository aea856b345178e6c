using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Silo.Api.Served;

/// <summary>All that the management API serves: the kinds that operators write, and what is computed on read.</summary>
internal static class ServedResources
{
    /// <summary>The mesh's own group.</summary>
    public const string MeshGroup = "orleansmesh.io";

    /// <summary>What became of shadows, one object per VirtualService, route and mirror.</summary>
    public static ServedResource MirrorStats { get; } =
        new(MeshGroup, ["v1alpha1"], "MirrorStats", "mirrorstats", "mirrorstats", ["ms"], ["orleansmesh"], IsNamespaced: true, IsStored: false);

    /// <summary>The edges, one object each.</summary>
    public static ServedResource EdgeNode { get; } =
        new(MeshGroup, ["v1alpha1"], "EdgeNode", "edgenodes", "edgenode", ["en"], ["orleansmesh"], IsNamespaced: false, IsStored: false);

    /// <summary>The mesh-wide switch of mirroring, one object.</summary>
    public static ServedResource MirrorSwitch { get; } =
        new(MeshGroup, ["v1alpha1"], "MirrorSwitch", "mirrorswitches", "mirrorswitch", ["msw"], ["orleansmesh"], IsNamespaced: false, IsStored: false) { IsSwitch = true };

    /// <summary>Everything, core group first.</summary>
    public static IReadOnlyList<ServedResource> All { get; } =
        [.. ResourceKinds.All.Select(FromKind).OrderBy(r => r.Group, StringComparer.Ordinal), MirrorStats, EdgeNode, MirrorSwitch];

    /// <summary>The resource under a path, or null.</summary>
    public static ServedResource? Find(string group, string version, string plural) =>
        All.FirstOrDefault(r => r.Group == group && r.Plural == plural && r.Versions.Contains(version));

    // As in Kubernetes, "all" does not mean Secrets.
    private static ValueList<string> CategoriesOf(KindDescriptor kind) => kind.Kind switch
    {
        ResourceKind.Secret => [],
        ResourceKind.Service => ["all"],
        ResourceKind.MirrorPolicy => ["orleansmesh"],
        _ => ["istio-io", "networking-istio-io"],
    };

    private static ServedResource FromKind(KindDescriptor kind) =>
        new(
            kind.Group,
            kind.Versions,
            kind.Kind.ToString(),
            kind.Plural,
            kind.Singular,
            kind.ShortNames,
            CategoriesOf(kind),
            IsNamespaced: true,
            IsStored: true);
}
