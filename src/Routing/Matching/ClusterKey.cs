namespace OrleansMesh.Routing.Matching;

/// <summary>A group of endpoints that requests go to, as routes name it.</summary>
/// <param name="Host">The full host name, lower case.</param>
/// <param name="Port">The service's port, 1 to 65535; 0 where the route does not say one.</param>
/// <param name="Subset">The subset of a DestinationRule; empty for all endpoints.</param>
public readonly record struct ClusterKey(string Host, int Port, string Subset)
{
    /// <summary><c>host[:port][/subset]</c>, with an IPv6 host in brackets.</summary>
    public override string ToString()
    {
        var host = Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host;
        return (Port, Subset.Length) switch
        {
            (0, 0) => host,
            (_, 0) => $"{host}:{Port}",
            (0, _) => $"{host}/{Subset}",
            _ => $"{host}:{Port}/{Subset}",
        };
    }
}
