namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>Where requests for some hosts go.</summary>
public sealed record VirtualService : MeshResource
{
    /// <inheritdoc/>
    public override ResourceKind Kind => ResourceKind.VirtualService;

    /// <summary>What the operator asks for; absent only in a manifest without <c>spec</c>.</summary>
    public VirtualServiceSpec? Spec { get; init; }
}
