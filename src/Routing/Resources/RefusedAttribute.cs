namespace OrleansMesh.Routing.Resources;

/// <summary>Marks a field that Istio's model has and Istio's admission refuses, as ours does: by a rule of <see cref="Validation.Admission"/>.</summary>
/// <param name="reason">Why, as the end of the sentence "spec.x is refused: ...".</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RefusedAttribute(string reason) : Attribute
{
    /// <summary>Why.</summary>
    public string Reason => reason;
}
