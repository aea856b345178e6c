using System.Text.Json;
using OrleansMesh.EdgeNode.Upstreams;
using OrleansMesh.Routing.Registry;

namespace OrleansMesh.EdgeNode.Admin;

/// <summary>A cluster, as JSON: what the registry says of it, and how its endpoints are.</summary>
internal static class ClusterDocument
{
    public static void Write(Utf8JsonWriter json, UpstreamCluster cluster)
    {
        var definition = cluster.Definition;
        json.WriteStartObject();
        json.WriteString("cluster", cluster.Key.ToString());
        if (cluster.Problem != ClusterProblem.None)
        {
            json.WriteString("problem", cluster.Problem.ToString());
        }

        json.WriteString("resolution", definition.Resolution.ToString());
        json.WriteString("protocol", cluster.Client.Settings.IsHttp2 ? "HTTP/2" : "HTTP/1.1");
        json.WriteBoolean("tls", cluster.Client.Settings.Tls is not null);
        if (cluster.Client.Tls?.FindProblem() is { } problem)
        {
            json.WriteString("tlsProblem", problem);
        }

        json.WriteStartArray("endpoints");
        foreach (var endpoint in definition.Endpoints)
        {
            json.WriteStartObject();
            json.WriteString("host", endpoint.Host);
            json.WriteNumber("port", endpoint.Port);
            json.WriteNumber("weight", endpoint.Weight);
            if (endpoint.Locality.Length > 0)
            {
                json.WriteString("locality", endpoint.Locality);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteAddresses(json, cluster.Endpoints);
        json.WriteEndObject();
    }

    private static void WriteAddresses(Utf8JsonWriter json, EndpointSet set)
    {
        json.WriteStartArray("addresses");
        foreach (var endpoint in set.All)
        {
            json.WriteStartObject();
            json.WriteString("address", endpoint.Authority);
            json.WriteNumber("active", endpoint.Active);
            json.WriteBoolean("ejected", endpoint.State.Health.IsEjected);
            json.WriteBoolean("used", set.Usable.Contains(endpoint));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
