using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.DestinationRules;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.DestinationRules;

/// <summary>Rules for limits of connections.</summary>
internal static class ConnectionPoolRules
{
    public static void Check(ConnectionPoolSettings? pool, FieldPath path, AdmissionFindings findings)
    {
        if (pool is { Tcp: null, Http: null })
        {
            findings.Required(path, "must set tcp or http");
        }

        if (pool?.Tcp is not null)
        {
            CheckTcp(pool.Tcp, path.Field("tcp"), findings);
        }

        if (pool?.Http is not null)
        {
            CheckHttp(pool.Http, path.Field("http"), findings);
        }
    }

    private static void CheckTcp(TcpPoolSettings tcp, FieldPath path, AdmissionFindings findings)
    {
        CheckCount(tcp.MaxConnections, path.Field("maxConnections"), findings);
        Durations.Check(tcp.ConnectTimeout, path.Field("connectTimeout"), findings);
        Durations.Check(tcp.MaxConnectionDuration, path.Field("maxConnectionDuration"), findings);

        // 0s switches it off, here and nowhere else.
        if (tcp.IdleTimeout is { } idle && idle.Value != TimeSpan.Zero)
        {
            Durations.Check(tcp.IdleTimeout, path.Field("idleTimeout"), findings);
        }
    }

    private static void CheckHttp(HttpPoolSettings http, FieldPath path, AdmissionFindings findings)
    {
        CheckCount(http.Http1MaxPendingRequests, path.Field("http1MaxPendingRequests"), findings);
        CheckCount(http.Http2MaxRequests, path.Field("http2MaxRequests"), findings);
        CheckCount(http.MaxRequestsPerConnection, path.Field("maxRequestsPerConnection"), findings);
        CheckCount(http.MaxRetries, path.Field("maxRetries"), findings);
        CheckCount(http.MaxConcurrentStreams, path.Field("maxConcurrentStreams"), findings);
        Durations.Check(http.IdleTimeout, path.Field("idleTimeout"), findings);
        if (http is { H2UpgradePolicy: Http2UpgradePolicy.Upgrade, UseClientProtocol: true })
        {
            findings.Forbidden(path.Field("useClientProtocol"), "must not be true beside h2UpgradePolicy UPGRADE");
        }

        if (http.Http2KeepAlive is { } keepalive)
        {
            CheckKeepalive(keepalive.Interval, path.Field("http2KeepAlive").Field("interval"), findings);
            CheckKeepalive(keepalive.Timeout, path.Field("http2KeepAlive").Field("timeout"), findings);
        }
    }

    private static void CheckKeepalive(ProtoDuration? duration, FieldPath path, AdmissionFindings findings)
    {
        if (duration is null)
        {
            findings.Required(path);
        }

        Durations.Check(duration, path, findings);
    }

    private static void CheckCount(int? count, FieldPath path, AdmissionFindings findings)
    {
        if (count < 0)
        {
            findings.Invalid(path, "must not be negative");
        }
    }
}
