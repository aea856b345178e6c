namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>A replacement by regular expression.</summary>
public sealed record RegexRewrite
{
    /// <summary>The expression, at most 1024 characters; every place where it is found is replaced.</summary>
    public string? Match { get; init; }

    /// <summary>The replacement; <c>\1</c> to <c>\9</c> stand for groups.</summary>
    public string? Rewrite { get; init; }
}
