namespace OrleansMesh.EdgeNode.Mirroring;

/// <summary>Marks the host of a shadow, as Envoy does.</summary>
internal static class ShadowHost
{
    private const string Suffix = "-shadow";

    /// <summary><c>a</c> gives <c>a-shadow</c>, <c>a:80</c> gives <c>a-shadow:80</c>, <c>[::1]:80</c> gives <c>[::1]-shadow:80</c>.</summary>
    public static string Mark(string host)
    {
        var colon = host.LastIndexOf(':');
        return colon < 0 || host.EndsWith(']')
            ? string.Concat(host, Suffix)
            : string.Concat(host.AsSpan(0, colon), Suffix, host.AsSpan(colon));
    }
}
