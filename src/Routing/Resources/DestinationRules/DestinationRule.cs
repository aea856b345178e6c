namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>A DestinationRule resource.</summary>
public sealed record DestinationRule : MeshResource
{
    /// <inheritdoc/>
    public override ResourceKind Kind => ResourceKind.DestinationRule;

    /// <summary>What the operator asks for; absent only in a manifest without <c>spec</c>.</summary>
    public DestinationRuleSpec? Spec { get; init; }
}
