using System.Text.Json;
using OrleansMesh.Routing.Registry;

namespace OrleansMesh.EdgeNode.Admin;

/// <summary>A cluster, as JSON.</summary>
internal static class ClusterDocument
{
    public static void Write(Utf8JsonWriter json, ClusterDefinition cluster)
    {
        json.WriteStartObject();
        json.WriteString("cluster", cluster.Key.ToString());
        if (cluster.Problem != ClusterProblem.None)
        {
            json.WriteString("problem", cluster.Problem.ToString());
        }

        json.WriteString("resolution", cluster.Resolution.ToString());
        json.WriteStartArray("endpoints");
        foreach (var endpoint in cluster.Endpoints)
        {
            json.WriteStartObject();
            json.WriteString("host", endpoint.Host);
            json.WriteNumber("port", endpoint.Port);
            json.WriteNumber("weight", endpoint.Weight);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
