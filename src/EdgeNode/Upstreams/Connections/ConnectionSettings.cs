using OrleansMesh.Routing.Registry;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.DestinationRules;

namespace OrleansMesh.EdgeNode.Upstreams.Connections;

/// <summary>All that connections to a cluster depend on. Equal to another: the connections can stay. How endpoints are chosen is no part of it.</summary>
internal sealed record ConnectionSettings
{
    /// <summary>Plain HTTP/1.1 by the edge's own settings.</summary>
    public static ConnectionSettings Plain { get; } = new();

    /// <summary>Limits of connections of any kind; null for the edge's own.</summary>
    public TcpPoolSettings? Tcp { get; init; }

    /// <summary>How long a connection may be without requests; null for the edge's own.</summary>
    public TimeSpan? IdleTime { get; init; }

    /// <summary>Pings on HTTP/2 connections; null for none.</summary>
    public Http2Keepalive? KeepAlive { get; init; }

    /// <summary>Whether HTTP/2 is spoken, with prior knowledge or by ALPN.</summary>
    public bool IsHttp2 { get; init; }

    /// <summary>Whether HTTP/2 is spoken to clients' requests that came by it, and HTTP/1.1 to others.</summary>
    public bool FollowsClient { get; init; }

    /// <summary>Streams at a time on an HTTP/2 connection; null for no bound but the server's.</summary>
    public int? MaxStreams { get; init; }

    /// <summary>Requests on a connection in all, more than 1; null for any number.</summary>
    public int? MaxRequests { get; init; }

    /// <summary>TLS; null for none.</summary>
    public ClientTlsSettings? Tls { get; init; }

    /// <summary>Names of which the server's certificate must bear one; empty: the host of the request.</summary>
    public ValueList<string> SubjectAltNames { get; init; } = ValueList<string>.Empty;

    /// <summary>Whether of several addresses of a name only the first is dialled.</summary>
    public bool FirstAddressOnly { get; init; }

    /// <summary>
    /// Whether URLs say <c>https</c>, by which .NET keeps the connections of each host apart, since their handshakes ask for or check the host. Else requests of
    /// all hosts share them, by URLs that say <c>http</c> though the connections are secured; HTTP/2 would tell that scheme to the endpoint.
    /// </summary>
    public bool UsesSecureUrls => Tls is not null && (IsHttp2 || FollowsClient || !IgnoresHost);

    private bool IgnoresHost => Tls is { Sni.Length: > 0 } && (SubjectAltNames.Count > 0 || (Tls.InsecureSkipVerify ?? false));

    /// <summary>What connections to a cluster depend on.</summary>
    public static ConnectionSettings Of(ClusterDefinition cluster)
    {
        var (tcp, http) = (cluster.Policy.ConnectionPool?.Tcp, cluster.Policy.ConnectionPool?.Http);
        var tls = cluster.Policy.Tls is { Mode: ClientTlsMode.Simple or ClientTlsMode.Mutual } settings ? settings : null;
        return new()
        {
            Tcp = tcp,
            IdleTime = Least(http?.IdleTimeout, tcp?.IdleTimeout),
            KeepAlive = http?.Http2KeepAlive,
            IsHttp2 = cluster.Protocol == ClusterProtocol.Http2 || http?.H2UpgradePolicy == Http2UpgradePolicy.Upgrade,
            FollowsClient = http?.UseClientProtocol ?? false,
            MaxStreams = http?.MaxConcurrentStreams is > 0 and var streams ? streams : null,
            MaxRequests = http?.MaxRequestsPerConnection is > 1 and var requests ? requests : null,
            Tls = tls,
            SubjectAltNames = tls?.SubjectAltNames is { Count: > 0 } own ? own : cluster.SubjectAltNames,
            FirstAddressOnly = cluster.Resolution == ClusterResolution.DnsRoundRobin,
        };
    }

    // 0s is no limit in both.
    private static TimeSpan? Least(ProtoDuration? a, ProtoDuration? b)
    {
        var set = new[] { a, b }.OfType<ProtoDuration>().Select(duration => duration.Value <= TimeSpan.Zero ? Timeout.InfiniteTimeSpan : duration.Value).ToArray();
        return set.Length == 0 ? null : set.All(time => time == Timeout.InfiniteTimeSpan) ? Timeout.InfiniteTimeSpan : set.Where(time => time > TimeSpan.Zero).Min();
    }
}
