namespace OrleansMesh.Manifests;

/// <summary>What a text may cost before it is refused. Every bound is checked while reading, so that a hostile text costs no more than it.</summary>
public sealed record ManifestLimits
{
    /// <summary>The bounds used where none are given.</summary>
    public static ManifestLimits Default { get; } = new();

    /// <summary>Length of the text in UTF-8 bytes. Default: 3 MiB, the bound of Kubernetes' API server.</summary>
    public int MaxBytes { get; init; } = 3 * 1024 * 1024;

    /// <summary>Lists and objects nested in each other; the document itself is the first. Default: 64.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>Scalars, lists and objects of the whole text, keys not counted. Default: 100 000.</summary>
    public int MaxNodes { get; init; } = 100_000;

    /// <summary>Documents in one YAML text, and items of one <c>kind: List</c>. Default: 1 000.</summary>
    public int MaxDocuments { get; init; } = 1_000;

    /// <summary>Errors, and unknown fields, told of one document; the rest of either is counted in one last problem. Default: 100.</summary>
    public int MaxProblems { get; init; } = 100;
}
