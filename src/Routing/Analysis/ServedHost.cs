using OrleansMesh.Routing.Naming;

namespace OrleansMesh.Routing.Analysis;

/// <summary>A host of a gateway's server: <c>[namespace/]host</c>.</summary>
/// <param name="Host">The folded host or wildcard.</param>
/// <param name="Namespace">Whose VirtualServices it lets in: a namespace, or <c>*</c> for all.</param>
internal readonly record struct ServedHost(string Host, string Namespace)
{
    public static ServedHost Parse(string text, string gatewayNamespace)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash < 0
            ? new(HostName.Fold(text), HostMeetings.Anyone)
            : new(HostName.Fold(text[(slash + 1)..]), text[..slash] == "." ? gatewayNamespace : text[..slash]);
    }
}
