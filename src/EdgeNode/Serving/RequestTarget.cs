namespace OrleansMesh.EdgeNode.Serving;

/// <summary>A request target in origin form, exactly as sent: what is matched is what is forwarded.</summary>
/// <param name="Text">Path and query, never empty, beginning with <c>/</c>.</param>
internal readonly record struct RequestTarget(string Text)
{
    private const string AbsoluteHttp = "http://";
    private const string AbsoluteHttps = "https://";

    private readonly int _pathLength = Text.IndexOf('?', StringComparison.Ordinal) is var mark and >= 0 ? mark : Text.Length;

    /// <summary>The path, without the query.</summary>
    public ReadOnlySpan<char> Path => Text.AsSpan(0, _pathLength);

    /// <summary>The query without its question mark; empty where there is none.</summary>
    public ReadOnlySpan<char> Query => _pathLength == Text.Length ? default : Text.AsSpan(_pathLength + 1);

    /// <summary>Reads what stands on the request line.</summary>
    /// <param name="raw">The request target.</param>
    /// <param name="target">Its origin form.</param>
    /// <param name="authority">What an absolute form names as the host (RFC 9112 3.2.2: it goes before the <c>Host</c> field); null for the origin form.</param>
    /// <returns>Null, or why the target is refused.</returns>
    public static EdgeReason? Read(string raw, out RequestTarget target, out string? authority)
    {
        target = default;
        authority = null;

        // No target has these (RFC 3986 appendix A). A fragment mark is the dangerous one: peers disagree whether the path ends there.
        if (raw.Length == 0 || raw.AsSpan().ContainsAnyExceptInRange('!', '~') || raw.Contains('#', StringComparison.Ordinal))
        {
            return EdgeReason.TargetInvalid;
        }

        if (raw[0] == '/')
        {
            target = new(raw);
            return null;
        }

        if (raw == "*")
        {
            return EdgeReason.AsteriskTarget;
        }

        return ReadAbsolute(raw, out target, out authority) ? null : EdgeReason.TargetInvalid;
    }

    /// <summary>The target with another path and the same query.</summary>
    public RequestTarget WithPath(string path)
    {
        var kept = Text.AsSpan(_pathLength);
        var rooted = path.StartsWith('/') ? path : $"/{path}";
        return new(kept.IsEmpty ? rooted : string.Concat(rooted, kept));
    }

    private static bool ReadAbsolute(string raw, out RequestTarget target, out string? authority)
    {
        target = default;
        authority = null;
        var start =
            raw.StartsWith(AbsoluteHttp, StringComparison.OrdinalIgnoreCase) ? AbsoluteHttp.Length
            : raw.StartsWith(AbsoluteHttps, StringComparison.OrdinalIgnoreCase) ? AbsoluteHttps.Length
            : -1;
        if (start < 0)
        {
            return false;
        }

        var rest = raw.AsSpan(start);
        var end = rest.IndexOfAny('/', '?');
        authority = (end < 0 ? rest : rest[..end]).ToString();
        var tail = end < 0 ? default : rest[end..];

        // RFC 9112 3.2.1: an empty path is sent as "/".
        target = new(tail.IsEmpty ? "/" : tail[0] == '/' ? tail.ToString() : string.Concat("/", tail));
        return true;
    }
}
