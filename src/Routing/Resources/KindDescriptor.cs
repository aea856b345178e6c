namespace OrleansMesh.Routing.Resources;

/// <summary>How a kind appears in manifests and in the management API.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Group">The API group; empty for Kubernetes' core group.</param>
/// <param name="Versions">The versions read and served, the preferred one first.</param>
/// <param name="Plural">The name in paths, lower case.</param>
/// <param name="Singular">The singular name, lower case.</param>
/// <param name="ShortNames">The short names kubectl users type.</param>
/// <param name="ResourceType">The type of the resource's record.</param>
public sealed record KindDescriptor(
    ResourceKind Kind,
    string Group,
    ValueList<string> Versions,
    string Plural,
    string Singular,
    ValueList<string> ShortNames,
    Type ResourceType)
{
    /// <summary>The <c>apiVersion</c> in which resources of this kind are kept.</summary>
    public string PreferredApiVersion => ApiVersion(Versions[0]);

    /// <summary>The <c>apiVersion</c> for a version: <c>group/version</c>, or the version alone in the core group.</summary>
    public string ApiVersion(string version) => Group.Length == 0 ? version : $"{Group}/{version}";
}
