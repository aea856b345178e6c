namespace OrleansMesh.Routing.Resources;

/// <summary>A second name under which a manifest may give a field. It is read, never written.</summary>
/// <param name="name">The second name.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AlternateNameAttribute(string name) : Attribute
{
    /// <summary>The second name.</summary>
    public string Name => name;
}
