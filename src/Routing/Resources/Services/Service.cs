namespace OrleansMesh.Routing.Resources.Services;

/// <summary>A Kubernetes service.</summary>
public sealed record Service : MeshResource
{
    /// <inheritdoc/>
    public override ResourceKind Kind => ResourceKind.Service;

    /// <summary>What the operator asks for; absent only in a manifest without <c>spec</c>.</summary>
    public ServiceSpec? Spec { get; init; }
}
