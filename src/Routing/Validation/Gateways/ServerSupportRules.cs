using OrleansMesh.Routing.Gateways;
using OrleansMesh.Routing.Resources.Gateways;

namespace OrleansMesh.Routing.Validation.Gateways;

/// <summary>Warns of servers of a Gateway, and settings of them, that edges cannot serve.</summary>
internal static class ServerSupportRules
{
    public static void Check(GatewayServer server, FieldPath path, AdmissionFindings findings)
    {
        if (server.Bind is { Length: > 0 } bind)
        {
            CheckBind(bind, path.Field("bind"), findings);
        }

        var protocol = server.Port?.Protocol?.ToUpperInvariant();
        if (protocol is "TCP" or "TLS" or "MONGO" or "MYSQL" or "REDIS" or "UDP" or "HTTP_PROXY")
        {
            findings.NotHonoured(path.Field("port").Field("protocol"), $"an edge serves HTTP, HTTP2, GRPC and HTTPS; it does not listen for {protocol}");
        }
        else if (protocol is "HTTPS")
        {
            CheckMode(server.Tls, path.Field("tls"), findings);
        }
    }

    private static void CheckBind(string bind, FieldPath path, AdmissionFindings findings)
    {
        if (ServerProtocols.IsUnix(bind))
        {
            findings.NotHonoured(path, "an edge listens on no Unix sockets; the server is not served");
        }
    }

    private static void CheckMode(ServerTlsSettings? tls, FieldPath path, AdmissionFindings findings)
    {
        // The modes themselves say so where they are written.
        if (tls?.Mode is null)
        {
            findings.NotHonoured(path.Field("mode"), "which is PASSTHROUGH where it is not set: an edge ends TLS itself; the server is not served");
        }
    }
}
