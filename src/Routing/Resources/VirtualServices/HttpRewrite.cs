namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>
/// Changes of the request's target before it is sent on; shadows get them too. <see cref="Uri"/> and <see cref="UriRegexRewrite"/> exclude
/// each other.
/// </summary>
public sealed record HttpRewrite
{
    /// <summary>What replaces the prefix that <c>uri.prefix</c> matched; where no prefix did, the whole path.</summary>
    public string? Uri { get; init; }

    /// <summary>The new <c>Host</c>.</summary>
    public string? Authority { get; init; }

    /// <summary>What replaces the parts of the path that an expression finds.</summary>
    public RegexRewrite? UriRegexRewrite { get; init; }
}
