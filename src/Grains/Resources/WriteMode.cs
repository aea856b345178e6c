namespace OrleansMesh.Grains.Resources;

/// <summary>What a write may find.</summary>
internal enum WriteMode
{
    /// <summary>There must be no such resource.</summary>
    Create,

    /// <summary>There must be one.</summary>
    Replace,

    /// <summary>There may be one.</summary>
    Apply,
}
