namespace OrleansMesh.Routing.Resources;

/// <summary>Kubernetes' object metadata, as far as the mesh keeps it.</summary>
public sealed record ObjectMeta
{
    /// <summary>The name; an RFC 1123 subdomain, at most 253 characters. Required unless <see cref="GenerateName"/> is set.</summary>
    public string? Name { get; init; }

    /// <summary>A prefix from which the control plane makes a unique name when <see cref="Name"/> is absent.</summary>
    public string? GenerateName { get; init; }

    /// <summary>The namespace; an RFC 1123 label. Default: <c>default</c>.</summary>
    public string? Namespace { get; init; }

    /// <summary>Labels, which selectors see.</summary>
    public ValueMap<string>? Labels { get; init; }

    /// <summary>Annotations, which nothing in the mesh interprets.</summary>
    public ValueMap<string>? Annotations { get; init; }

    /// <summary>Set by the control plane: new with every creation.</summary>
    public string? Uid { get; init; }

    /// <summary>Set by the control plane: the revision of the last change, in decimal.</summary>
    public string? ResourceVersion { get; init; }

    /// <summary>Set by the control plane: 1 at creation, one more with every change of <c>spec</c>.</summary>
    public long? Generation { get; init; }

    /// <summary>Set by the control plane: UTC to the second, <c>yyyy-MM-ddTHH:mm:ssZ</c>.</summary>
    public string? CreationTimestamp { get; init; }

    /// <summary>Kept for clients.</summary>
    public RawJson? ManagedFields { get; init; }

    /// <summary>Kept for clients.</summary>
    public ValueList<string>? Finalizers { get; init; }

    /// <summary>Kept for clients.</summary>
    public RawJson? OwnerReferences { get; init; }

    /// <summary>Written by old clients; kept.</summary>
    public string? SelfLink { get; init; }

    /// <summary>Kept for clients.</summary>
    public string? DeletionTimestamp { get; init; }

    /// <summary>Kept for clients; seconds.</summary>
    public long? DeletionGracePeriodSeconds { get; init; }
}
