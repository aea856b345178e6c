namespace OrleansMesh.EdgeNode.Tests.Conformance;

/// <summary>
/// Says which fields of a record of the resource model, or which values of an enum, a test shows at work: a manifest goes in, requests go through
/// a real edge, and what comes out depends on the field. <see cref="CompatibilityTests"/> holds that every honoured field has such a test.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class ShowsAttribute(Type type, params string[] names) : Attribute
{
    public Type Type => type;

    /// <summary>Names as manifests have them.</summary>
    public IReadOnlyList<string> Names => names;
}
