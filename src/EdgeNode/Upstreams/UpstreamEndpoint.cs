using OrleansMesh.Routing.Naming;

namespace OrleansMesh.EdgeNode.Upstreams;

/// <summary>One address of an upstream cluster, ready to be written into requests.</summary>
internal sealed class UpstreamEndpoint
{
    /// <param name="host">IP address (IPv6 without brackets), host name, or <c>unix://</c> and a path.</param>
    /// <param name="port">1 to 65535; without meaning for a socket.</param>
    /// <param name="weight">Its share against its siblings; at least 1.</param>
    /// <param name="isSecure">Whether its URLs say <c>https</c>.</param>
    /// <param name="state">What is remembered of it.</param>
    public UpstreamEndpoint(string host, int port, int weight, bool isSecure, EndpointState state)
    {
        var isSocket = SocketAddress.Is(host);
        Authority = isSocket ? host : host.Contains(':', StringComparison.Ordinal) ? $"[{host}]:{port}" : $"{host}:{port}";
        Prefix = $"{(isSecure ? "https" : "http")}://{(isSocket ? SocketHosts.Of(host) : Authority)}";
        Weight = weight;
        State = state;
    }

    /// <summary><c>host:port</c>, or <c>unix://</c> and a path.</summary>
    public string Authority { get; }

    /// <summary><c>http://host:port</c>, or <c>https:</c>; a socket has a host by <see cref="SocketHosts"/>.</summary>
    public string Prefix { get; }

    /// <summary>Its share against its siblings.</summary>
    public int Weight { get; }

    /// <summary>What is remembered of it.</summary>
    public EndpointState State { get; }

    /// <summary>Attempts of primaries under way.</summary>
    public long Active => State.Active;
}
