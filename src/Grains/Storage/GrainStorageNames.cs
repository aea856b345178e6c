namespace OrleansMesh.Grains.Storage;

/// <summary>The names under which grains ask for their storage.</summary>
internal static class GrainStorageNames
{
    /// <summary>The mesh's own storage: durable when a write returns, compare-and-set by etag.</summary>
    public const string Mesh = "mesh";
}
