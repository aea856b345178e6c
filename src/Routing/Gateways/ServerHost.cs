using OrleansMesh.Routing.Naming;

namespace OrleansMesh.Routing.Gateways;

/// <summary>A host that a server of a Gateway serves.</summary>
/// <param name="Namespace">The only namespace whose VirtualServices are bound to it; null for any.</param>
/// <param name="Host">The folded host, which may be a wildcard.</param>
public sealed record ServerHost(string? Namespace, string Host)
{
    /// <summary>Reads <c>host</c>, <c>*/host</c>, <c>./host</c> (the Gateway's own namespace) or <c>namespace/host</c>.</summary>
    public static ServerHost Parse(string text, string gatewayNamespace)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var host = HostName.Fold(text[(slash + 1)..]);
        return (slash < 0 ? "*" : text[..slash]) switch
        {
            "*" => new(null, host),
            "." => new(gatewayNamespace, host),
            var ns => new(ns, host),
        };
    }

    /// <summary>The host that both this and a host of a VirtualService cover, the narrower of the two; null where there is none.</summary>
    public string? Intersect(string host) => Covers(Host, host) ? host : Covers(host, Host) ? Host : null;

    // "*" covers all; "*.x" covers what ends like it and is longer, also another wildcard.
    private static bool Covers(string pattern, string host) =>
        pattern == host
        || pattern == "*"
        || (pattern[0] == '*' && host.Length >= pattern.Length && host.AsSpan().EndsWith(pattern.AsSpan(1), StringComparison.Ordinal));
}
