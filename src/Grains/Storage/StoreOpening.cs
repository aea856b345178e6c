using OrleansMesh.Abstractions.Resources;

namespace OrleansMesh.Grains.Storage;

/// <summary>The state of a store at one instant.</summary>
/// <param name="MeshId">Names the mesh; made with the store.</param>
/// <param name="Head">The newest revision; 0 where nothing was ever written.</param>
/// <param name="Compacted">The newest revision that the log no longer holds; 0 where it holds all.</param>
/// <param name="Revisions">The revision of every resource there is.</param>
internal sealed record StoreOpening(string MeshId, long Head, long Compacted, IReadOnlyDictionary<ResourceId, long> Revisions);
