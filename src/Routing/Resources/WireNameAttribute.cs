namespace OrleansMesh.Routing.Resources;

/// <summary>The name that a field or an enum value has in a manifest, where it is not the member's own name in lower camel case.</summary>
/// <param name="name">The name in the manifest.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class WireNameAttribute(string name) : Attribute
{
    /// <summary>The name in the manifest.</summary>
    public string Name => name;
}
