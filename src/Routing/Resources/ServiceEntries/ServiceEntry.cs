namespace OrleansMesh.Routing.Resources.ServiceEntries;

/// <summary>Hosts to add to the service registry.</summary>
public sealed record ServiceEntry : MeshResource
{
    /// <inheritdoc/>
    public override ResourceKind Kind => ResourceKind.ServiceEntry;

    /// <summary>What the operator asks for; absent only in a manifest without <c>spec</c>.</summary>
    public ServiceEntrySpec? Spec { get; init; }
}
