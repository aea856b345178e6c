namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Limits of connections to a host.</summary>
public sealed record ConnectionPoolSettings
{
    /// <summary>Limits of connections of any kind.</summary>
    public TcpPoolSettings? Tcp { get; init; }

    /// <summary>Limits of HTTP connections.</summary>
    public HttpPoolSettings? Http { get; init; }
}
