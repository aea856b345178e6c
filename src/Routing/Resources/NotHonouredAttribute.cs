namespace OrleansMesh.Routing.Resources;

/// <summary>
/// Marks a field, or one value of an enum, that is accepted and kept but that the edge does not act on yet, with everything inside it.
/// Whoever sets it gets a warning that names it: a field is never ignored in silence.
/// </summary>
/// <param name="reason">What the edge does instead, as the end of the sentence "spec.x is accepted but not honoured: ...".</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class NotHonouredAttribute(string reason) : Attribute
{
    /// <summary>What the edge does instead.</summary>
    public string Reason => reason;
}
