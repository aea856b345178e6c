namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>Istio's <c>HTTPRewrite</c> (networking.istio.io).</summary>
public sealed record HttpRewrite
{
    /// <summary>rewrite the path (or the prefix) portion of the URI with this value.</summary>
    public string? Uri { get; init; }

    /// <summary>rewrite the Authority/Host header with this value.</summary>
    public string? Authority { get; init; }

    /// <summary>rewrite the path portion of the URI with the specified regex.</summary>
    public RegexRewrite? UriRegexRewrite { get; init; }
}
