namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Istio's <c>ConnectionPoolSettings</c> (networking.istio.io).</summary>
public sealed record ConnectionPoolSettings
{
    /// <summary>Settings common to both HTTP and TCP upstream connections.</summary>
    public TcpPoolSettings? Tcp { get; init; }

    /// <summary>HTTP connection pool settings.</summary>
    public HttpPoolSettings? Http { get; init; }
}
