using System.Text.Json;
using OrleansMesh.EdgeNode.Gateways;
using OrleansMesh.Routing.Gateways;

namespace OrleansMesh.EdgeNode.Admin;

/// <summary>The listeners of Gateways in <c>/config</c>: what they serve and how they stand. Nothing of certificates but the names of what they came from.</summary>
internal static class ListenersDocument
{
    public static void Write(Utf8JsonWriter json, IEnumerable<ListenerStatus> listeners)
    {
        json.WriteStartArray("listeners");
        foreach (var status in listeners)
        {
            json.WriteStartObject();
            json.WriteString("listener", status.Listener.Name);
            json.WriteString("protocol", status.Listener.Protocol.ToString());
            json.WriteStartArray("addresses");
            foreach (var address in status.Addresses)
            {
                json.WriteStringValue(address.Authority);
            }

            json.WriteEndArray();
            json.WriteString("problem", status.Problem);
            json.WriteStartArray("servers");
            foreach (var server in status.Listener.Servers)
            {
                Write(json, server, status.Tls.FirstOrDefault(tls => tls.Server.Entrance == server.Entrance));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, ListenerServer server, TlsServer? tls)
    {
        json.WriteStartObject();
        json.WriteString("gateway", $"{server.Gateway.Namespace}/{server.Gateway.Name}");
        json.WriteString("server", server.Path);
        if (server.Name is { } name)
        {
            json.WriteString("name", name);
        }

        json.WriteStartArray("hosts");
        foreach (var host in server.Hosts)
        {
            json.WriteStringValue(host.Namespace is null ? host.Host : $"{host.Namespace}/{host.Host}");
        }

        json.WriteEndArray();
        if (tls is not null)
        {
            json.WriteString("tls", server.Tls!.Mode.ToString());
            json.WriteString("problem", tls.Problem);
        }

        json.WriteEndObject();
    }
}
