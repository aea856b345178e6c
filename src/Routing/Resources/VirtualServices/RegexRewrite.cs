namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>Istio's <c>RegexRewrite</c> (networking.istio.io).</summary>
public sealed record RegexRewrite
{
    /// <summary>RE2 style regex-based match.</summary>
    public string? Match { get; init; }

    /// <summary>The string that should replace into matching portions of original URI.</summary>
    public string? Rewrite { get; init; }
}
