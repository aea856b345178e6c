namespace OrleansMesh.EdgeNode.Mirroring;

/// <summary>Marks the host of a shadow, as Envoy does.</summary>
internal static class ShadowHost
{
    private const string Suffix = "-shadow";

    /// <summary>
    /// <c>a</c> gives <c>a-shadow</c>, <c>a:80</c> gives <c>a-shadow:80</c>, <c>[::1]:80</c> gives <c>[::1]-shadow:80</c>. Of an absolute name
    /// the last label is marked, not the root behind it: <c>a.</c> gives <c>a-shadow.</c>
    /// </summary>
    /// <param name="host">A host by <see cref="Routing.Naming.HostSyntax"/>.</param>
    public static string Mark(string host)
    {
        var colon = host.LastIndexOf(':');
        var end = colon < 0 || host.EndsWith(']') ? host.Length : colon;
        if (host[end - 1] == '.')
        {
            end--;
        }

        return string.Concat(host.AsSpan(0, end), Suffix, host.AsSpan(end));
    }

    /// <summary>Whether a host is marked so.</summary>
    /// <param name="host">A host by <see cref="Routing.Naming.HostSyntax"/>.</param>
    public static bool IsMarked(string host)
    {
        var colon = host.LastIndexOf(':');
        var name = host.AsSpan(0, colon < 0 || host.EndsWith(']') ? host.Length : colon);
        return (name.EndsWith('.') ? name[..^1] : name).EndsWith(Suffix, StringComparison.OrdinalIgnoreCase);
    }
}
