using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Silo.Api.Served;

/// <summary>A resource as the management API serves it.</summary>
/// <param name="Group">The API group; empty for Kubernetes' core group.</param>
/// <param name="Versions">The versions served, the preferred one first.</param>
/// <param name="Kind">The kind, such as <c>VirtualService</c>.</param>
/// <param name="Plural">The name in paths.</param>
/// <param name="Singular">The singular name.</param>
/// <param name="ShortNames">What kubectl users type.</param>
/// <param name="Categories">The groups of kinds that <c>kubectl get</c> can list at once.</param>
/// <param name="IsNamespaced">Whether objects live in namespaces.</param>
/// <param name="IsStored">Whether operators write it; otherwise it is computed on read.</param>
internal sealed record ServedResource(
    string Group,
    ValueList<string> Versions,
    string Kind,
    string Plural,
    string Singular,
    ValueList<string> ShortNames,
    ValueList<string> Categories,
    bool IsNamespaced,
    bool IsStored)
{
    private static readonly ValueList<string> StoredVerbs = ["create", "delete", "get", "list", "patch", "update"];
    private static readonly ValueList<string> ComputedVerbs = ["get", "list"];
    private static readonly ValueList<string> SwitchVerbs = ["get", "list", "patch", "update"];

    /// <summary>Whether it is one object that is always there, and that operators set.</summary>
    public bool IsSwitch { get; init; }

    /// <summary>What can be done with it, in Kubernetes' words.</summary>
    public ValueList<string> Verbs => IsStored ? StoredVerbs : IsSwitch ? SwitchVerbs : ComputedVerbs;

    /// <summary><c>plural.group</c>, or the plural alone in the core group: how messages name it.</summary>
    public string QualifiedPlural => Group.Length == 0 ? Plural : $"{Plural}.{Group}";

    /// <summary><c>Kind.group</c>, or the kind alone in the core group.</summary>
    public string QualifiedKind => Group.Length == 0 ? Kind : $"{Kind}.{Group}";

    /// <summary>The <c>apiVersion</c> for one of <see cref="Versions"/>.</summary>
    public string ApiVersion(string version) => Group.Length == 0 ? version : $"{Group}/{version}";
}
