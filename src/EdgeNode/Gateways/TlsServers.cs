namespace OrleansMesh.EdgeNode.Gateways;

/// <summary>The TLS servers of one listener, found by the server name that a client asks for.</summary>
internal sealed class TlsServers
{
    private readonly Dictionary<string, TlsServer> _byHost = new(StringComparer.OrdinalIgnoreCase);

    public TlsServers(IReadOnlyList<TlsServer> servers)
    {
        All = servers;
        Choose = servers.Any(server => server.Chooses);
        foreach (var server in servers)
        {
            foreach (var host in server.Server.Hosts)
            {
                _byHost.TryAdd(host.Host, server);
            }
        }
    }

    /// <summary>None.</summary>
    public static TlsServers None { get; } = new([]);

    /// <summary>The servers, that of the oldest Gateway first.</summary>
    public IReadOnlyList<TlsServer> All { get; }

    /// <summary>Whether it depends on the client which certificate some server shows.</summary>
    public bool Choose { get; }

    /// <summary>The server of the most specific host that covers a name: itself, <c>*.</c> and its longest end, <c>*</c>; without a name only <c>*</c>.</summary>
    public TlsServer? Find(string? serverName)
    {
        if (!string.IsNullOrEmpty(serverName))
        {
            var name = serverName.TrimEnd('.');
            if (_byHost.TryGetValue(name, out var exact))
            {
                return exact;
            }

            for (var dot = name.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = name.IndexOf('.', dot + 1))
            {
                if (_byHost.TryGetValue($"*{name[dot..]}", out var wildcard))
                {
                    return wildcard;
                }
            }
        }

        return _byHost.GetValueOrDefault("*");
    }
}
