using OrleansMesh.Routing.Registry;

namespace OrleansMesh.EdgeNode.Forwarding;

/// <summary>One address of an upstream cluster, ready to be written into requests.</summary>
/// <param name="Prefix"><c>http://host:port</c>.</param>
/// <param name="Weight">Its share against its siblings.</param>
internal sealed record UpstreamEndpoint(string Prefix, int Weight)
{
    public static UpstreamEndpoint Of(EndpointAddress address)
    {
        var host = address.Host.Contains(':', StringComparison.Ordinal) ? $"[{address.Host}]" : address.Host;
        return new($"http://{host}:{address.Port}", address.Weight);
    }
}
