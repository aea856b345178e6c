namespace OrleansMesh.Routing.Resources;

/// <summary>Marks a field that Istio has deprecated. Whoever sets it gets a warning that names what to use.</summary>
/// <param name="advice">What to write instead, as the end of the sentence "spec.x is deprecated: ...".</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class DeprecatedAttribute(string advice) : Attribute
{
    /// <summary>What to write instead.</summary>
    public string Advice => advice;
}
