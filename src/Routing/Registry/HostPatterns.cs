namespace OrleansMesh.Routing.Registry;

/// <summary>The patterns that match a host.</summary>
internal static class HostPatterns
{
    /// <summary>
    /// The host, then <c>*</c> before each of its endings, the longest first, then <c>*</c>. The star of an ending stands for at least
    /// one character: <c>*.foo.com</c> is no pattern of <c>foo.com</c>.
    /// </summary>
    public static IEnumerable<string> MostSpecificFirst(string host)
    {
        yield return host;
        for (var start = 1; start < host.Length; start++)
        {
            yield return $"*{host.AsSpan(start)}";
        }

        yield return "*";
    }
}
