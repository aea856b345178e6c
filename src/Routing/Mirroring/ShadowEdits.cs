using OrleansMesh.Routing.Actions;
using OrleansMesh.Routing.Matching;

namespace OrleansMesh.Routing.Mirroring;

/// <summary>What a policy makes different in shadows.</summary>
public sealed class ShadowEdits
{
    private readonly HeaderEdit[] _headers;
    private readonly PathRewrite? _path;

    internal ShadowEdits(HeaderEdit[] headers, PathRewrite? path) => (_headers, _path) = (headers, path);

    /// <summary>The header fields that <c>redactCredentials</c> takes out.</summary>
    public static IReadOnlyList<string> Credentials { get; } =
        ["authorization", "proxy-authorization", "cookie", "x-api-key", "x-auth-token", "x-amz-security-token", "x-csrf-token", "x-forwarded-client-cert"];

    /// <summary>Changes of header fields, in order: what is taken out for redaction first.</summary>
    public ReadOnlySpan<HeaderEdit> Headers => _headers;

    /// <summary>The host in the place of the request's; null: that stays.</summary>
    public string? Host { get; init; }

    /// <summary>Whether the host says <c>-shadow</c>; null: as the edge has it.</summary>
    public bool? HostSuffix { get; init; }

    /// <summary>Whether <see cref="RewritePath"/> changes paths.</summary>
    public bool RewritesPath => _path is not null;

    /// <summary>The path of a shadow.</summary>
    /// <param name="path">The primary's, after its own rewrite, without the query.</param>
    public string RewritePath(ReadOnlySpan<char> path) => _path is null ? path.ToString() : _path.Apply(path);
}
