namespace OrleansMesh.EdgeNode.Upstreams.Connections;

/// <summary>What a pool of connections does where the cluster's policy says nothing.</summary>
/// <param name="ConnectTimeout">How long a connection may take to be made.</param>
/// <param name="MaxConnections">Connections to one endpoint.</param>
/// <param name="Lifetime">How old a connection may grow.</param>
/// <param name="IdleTime">How long an unused one is kept.</param>
/// <param name="ContinueTimeout">How long <c>Expect: 100-continue</c> is waited for.</param>
/// <param name="MaxHeaderKilobytes">Kilobytes of an answer's header fields; null for .NET's own bound.</param>
/// <param name="DrainBytes">Bytes of an unread answer that are read to save its connection; null for .NET's own bound.</param>
internal sealed record PoolLimits(
    TimeSpan ConnectTimeout,
    int MaxConnections,
    TimeSpan Lifetime,
    TimeSpan IdleTime,
    TimeSpan ContinueTimeout,
    int? MaxHeaderKilobytes = null,
    int? DrainBytes = null);
