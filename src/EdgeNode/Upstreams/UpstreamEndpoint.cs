namespace OrleansMesh.EdgeNode.Upstreams;

/// <summary>One address of an upstream cluster, ready to be written into requests.</summary>
internal sealed class UpstreamEndpoint
{
    /// <param name="host">IP address (IPv6 without brackets) or host name.</param>
    /// <param name="port">1 to 65535.</param>
    /// <param name="weight">Its share against its siblings; at least 1.</param>
    /// <param name="isSecure">Whether it is reached by TLS.</param>
    /// <param name="state">What is remembered of it.</param>
    public UpstreamEndpoint(string host, int port, int weight, bool isSecure, EndpointState state)
    {
        Authority = host.Contains(':', StringComparison.Ordinal) ? $"[{host}]:{port}" : $"{host}:{port}";
        Prefix = isSecure ? $"https://{Authority}" : $"http://{Authority}";
        Weight = weight;
        State = state;
    }

    /// <summary><c>host:port</c>.</summary>
    public string Authority { get; }

    /// <summary><c>http://host:port</c>, or <c>https:</c>.</summary>
    public string Prefix { get; }

    /// <summary>Its share against its siblings.</summary>
    public int Weight { get; }

    /// <summary>What is remembered of it.</summary>
    public EndpointState State { get; }

    /// <summary>Attempts of primaries under way.</summary>
    public long Active => State.Active;
}
