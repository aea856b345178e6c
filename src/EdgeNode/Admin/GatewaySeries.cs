using OrleansMesh.EdgeNode.Gateways;
using OrleansMesh.EdgeNode.Listening;

namespace OrleansMesh.EdgeNode.Admin;

/// <summary>Connections of clients, and the listeners of Gateways, for Prometheus.</summary>
internal static class GatewaySeries
{
    public static void Write(MetricsText text, ConnectionLimit connections, GatewayListeners gateways)
    {
        text.Gauge("orleansmesh_edge_connections", "Open connections of clients.").Sample(connections.Open);
        text.Counter("orleansmesh_edge_connections_refused_total", "Connections closed as they came because there were too many.").Sample(connections.Refused);
        var status = gateways.Status;
        text.Gauge("orleansmesh_edge_gateway_listener_open", "1 while the port of a Gateway is listened on.");
        foreach (var listener in status)
        {
            text.Sample(listener.Problem is null ? 1 : 0, ("listener", listener.Listener.Name));
        }

        text.Gauge("orleansmesh_edge_gateway_tls_ready", "1 while a TLS server of a Gateway has its certificate, and its authorities where it needs them.");
        foreach (var server in status.SelectMany(listener => listener.Tls))
        {
            text.Sample(server.Problem is null ? 1 : 0, ("gateway", $"{server.Server.Gateway.Namespace}/{server.Server.Gateway.Name}"), ("server", server.Server.Path));
        }

        text.Counter("orleansmesh_edge_gateway_open_failures_total", "Failed attempts to listen on the port of a Gateway; each is repeated.").Sample(gateways.Counters.OpenFailures);
        text.Counter("orleansmesh_edge_gateway_handshakes_refused_total", "TLS handshakes that were refused before they began, by reason.")
            .Sample(gateways.Counters.WithoutServer, ("reason", "no-server"))
            .Sample(gateways.Counters.WithoutCredential, ("reason", "no-credential"));
    }
}
