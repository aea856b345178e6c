namespace OrleansMesh.Routing.Resources.Secrets;

/// <summary>A Kubernetes secret: certificates and keys that resources name by <c>credentialName</c>. It is written, but never shown.</summary>
public sealed record Secret : MeshResource
{
    /// <inheritdoc/>
    public override ResourceKind Kind => ResourceKind.Secret;

    /// <summary>What its entries are, such as <c>kubernetes.io/tls</c>. Default: <c>Opaque</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Its entries in base64; together at most 1 MiB as bytes.</summary>
    [Base64]
    public ValueMap<string>? Data { get; init; }

    /// <summary>Entries as plain text, which take the places of those of <see cref="Data"/>. Only ever written: they are kept among these.</summary>
    public ValueMap<string>? StringData { get; init; }

    /// <summary>Whether its entries can no longer be changed, which itself cannot be taken back. Default: false.</summary>
    public bool? Immutable { get; init; }
}
