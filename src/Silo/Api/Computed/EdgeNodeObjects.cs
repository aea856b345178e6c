using System.Text.Json.Nodes;
using OrleansMesh.Abstractions.Edges;
using OrleansMesh.Routing.Validation.Syntax;
using OrleansMesh.Silo.Api.Served;

namespace OrleansMesh.Silo.Api.Computed;

/// <summary>One EdgeNode for every edge that ever reported.</summary>
internal sealed class EdgeNodeObjects(IGrainFactory grains) : IComputedObjects
{
    public ServedResource Resource => ServedResources.EdgeNode;

    public async Task<IReadOnlyList<string>> ListAsync(string? space, long headRevision)
    {
        var edges = await grains.GetGrain<IEdgeDirectoryGrain>(0).ListEdges();
        return [.. edges.Select(e => (Name: NameOf(e.Name), Edge: e)).OrderBy(e => e.Name, StringComparer.Ordinal).Select(e => Write(e.Name, e.Edge, headRevision))];
    }

    // An edge's own name where it can be one in Kubernetes, too.
    private static string NameOf(string edge) => KubernetesNames.IsSubdomain(edge) ? edge : ObjectName.Of(edge);

    private static string Write(string name, EdgeStatus edge, long headRevision)
    {
        var report = edge.LastReport;
        return new JsonObject
        {
            ["apiVersion"] = ServedResources.EdgeNode.ApiVersion(ServedResources.EdgeNode.Versions[0]),
            ["kind"] = ServedResources.EdgeNode.Kind,
            ["metadata"] = new JsonObject { ["name"] = name, ["creationTimestamp"] = Timestamps.Seconds(edge.FirstSeen) },
            ["spec"] = new JsonObject { ["edge"] = edge.Name },
            ["status"] = new JsonObject
            {
                ["revision"] = report.ServedRevision,
                ["headRevision"] = headRevision,
                ["lag"] = Math.Max(0, headRevision - report.ServedRevision),
                ["refused"] = new JsonArray([.. report.Refused.Select(Write)]),
                ["version"] = report.Version,
                ["labels"] = new JsonObject(report.Labels.Select(l => KeyValuePair.Create(l.Key, (JsonNode?)l.Value))),
                ["startedAt"] = Timestamps.Micros(report.StartedAt),
                ["lastSeen"] = Timestamps.Micros(edge.LastSeen),
                ["incarnation"] = report.Incarnation,
                ["stopped"] = report.Final,
                ["mirroring"] = new JsonObject { ["suspended"] = report.Suspended, ["switchVersion"] = report.SwitchVersion },
            },
        }.ToJsonString();
    }

    private static JsonObject Write(RefusedResource refused) => new()
    {
        ["kind"] = refused.Id.Kind,
        ["namespace"] = refused.Id.Namespace,
        ["name"] = refused.Id.Name,
        ["reason"] = refused.Reason,
    };
}
