namespace OrleansMesh.Routing.Resources.Gateways;

/// <summary>The listeners that gateways of some workloads have.</summary>
public sealed record Gateway : MeshResource
{
    /// <inheritdoc/>
    public override ResourceKind Kind => ResourceKind.Gateway;

    /// <summary>What the operator asks for; absent only in a manifest without <c>spec</c>.</summary>
    public GatewaySpec? Spec { get; init; }
}
