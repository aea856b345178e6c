namespace OrleansMesh.Routing.Validation.VirtualServices;

/// <summary>A rule, or one of its match blocks, that no request gets to.</summary>
/// <param name="Route">The rule's place in <c>spec.http</c>.</param>
/// <param name="Match">The block's place in <c>match</c>; null where the whole rule is meant.</param>
/// <param name="Earlier">The place of the rule that takes its requests.</param>
/// <param name="Reason">Why, as the end of the sentence "spec.http[1] is never reached: ...".</param>
internal sealed record UnreachedRule(int Route, int? Match, int Earlier, string Reason)
{
    /// <summary>The field.</summary>
    public FieldPath At(FieldPath http) => Match is { } match ? http.Index(Route).Field("match").Index(match) : http.Index(Route);
}
