namespace OrleansMesh.Routing.Resources;

/// <summary>What an operator wrote: one resource of one of the kinds in <see cref="ResourceKinds"/>.</summary>
public abstract record MeshResource
{
    /// <summary>The kind.</summary>
    public abstract ResourceKind Kind { get; }

    /// <summary>The <c>apiVersion</c> it was read with.</summary>
    public required string ApiVersion { get; init; }

    /// <summary>Name, namespace, labels and what the control plane adds.</summary>
    public required ObjectMeta Metadata { get; init; }

    /// <summary>Status as last written by the control plane; not interpreted here.</summary>
    public RawJson? Status { get; init; }

    /// <summary>What it is known by; the namespace <c>default</c> where none is given, an empty name where that is absent.</summary>
    public ResourceKey Key => new(Kind, Metadata.Namespace ?? "default", Metadata.Name ?? string.Empty);
}
