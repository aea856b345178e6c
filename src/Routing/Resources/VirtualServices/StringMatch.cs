namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>What a text must be; at most one of the three is set. None of them asks for presence.</summary>
public sealed record StringMatch
{
    /// <summary>The whole text.</summary>
    public string? Exact { get; init; }

    /// <summary>Its beginning.</summary>
    public string? Prefix { get; init; }

    /// <summary>A regular expression for the whole text, at most 1024 characters.</summary>
    public string? Regex { get; init; }
}
