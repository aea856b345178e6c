using OrleansMesh.Abstractions.Resources;

namespace OrleansMesh.Grains.Storage;

/// <summary>A part of the change log.</summary>
/// <param name="MeshId">Names the mesh.</param>
/// <param name="Head">The newest revision when the log was read.</param>
/// <param name="Compacted">The newest revision that the log no longer holds. A reader that holds less must read all resources anew.</param>
/// <param name="Changes">The changes, oldest first, without gaps; possibly fewer than lead to <paramref name="Head"/>.</param>
internal sealed record StoreLog(string MeshId, long Head, long Compacted, IReadOnlyList<ResourceChange> Changes);
