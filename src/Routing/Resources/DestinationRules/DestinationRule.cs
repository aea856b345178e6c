namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>What happens to requests for a host after they are routed.</summary>
public sealed record DestinationRule : MeshResource
{
    /// <inheritdoc/>
    public override ResourceKind Kind => ResourceKind.DestinationRule;

    /// <summary>What the operator asks for; absent only in a manifest without <c>spec</c>.</summary>
    public DestinationRuleSpec? Spec { get; init; }
}
