namespace OrleansMesh.Abstractions.Resources;

/// <summary>
/// The single writer of one resource; its key is <c>namespace/name</c>. An accepted write is durable before it is answered.
/// A call that times out has an unknown outcome: repeat it. A repeated <see cref="Create"/> then answers <see cref="WriteOutcome.AlreadyExists"/>, a repeated
/// <see cref="Delete"/> <see cref="WriteOutcome.NotFound"/>, and a write on an expected revision a conflict, where the first one was carried out; the others end alike.
/// </summary>
public interface IResourceGrain : IGrainWithStringKey
{
    /// <summary>The resource, or null.</summary>
    [Alias("Get")]
    Task<StoredResource?> Get();

    /// <summary>Creates the resource. Fails with <see cref="WriteOutcome.AlreadyExists"/> where there is one.</summary>
    [Alias("Create")]
    Task<WriteResult> Create(ManifestText manifest, WriteOptions options);

    /// <summary>Replaces the resource as a whole. Fails with <see cref="WriteOutcome.NotFound"/> where there is none.</summary>
    [Alias("Replace")]
    Task<WriteResult> Replace(ManifestText manifest, WriteOptions options);

    /// <summary>Creates the resource, or replaces what there is.</summary>
    [Alias("Apply")]
    Task<WriteResult> Apply(ManifestText manifest, WriteOptions options);

    /// <summary>Changes the resource by a JSON merge patch (RFC 7386); it must be JSON.</summary>
    [Alias("MergePatch")]
    Task<WriteResult> MergePatch(ManifestText patch, WriteOptions options);

    /// <summary>Deletes the resource.</summary>
    [Alias("Delete")]
    Task<WriteResult> Delete(WriteOptions options);
}
