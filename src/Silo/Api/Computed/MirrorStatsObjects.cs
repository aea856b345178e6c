using System.Text.Json.Nodes;
using OrleansMesh.Abstractions.Edges;
using OrleansMesh.Abstractions.Statistics;
using OrleansMesh.Silo.Api.Served;

namespace OrleansMesh.Silo.Api.Computed;

/// <summary>One MirrorStats for every (VirtualService, route, mirror) that an edge ever reported, in the namespace of the VirtualService. Totals over all edges and all their incarnations.</summary>
internal sealed class MirrorStatsObjects(IGrainFactory grains) : IComputedObjects
{
    public ServedResource Resource => ServedResources.MirrorStats;

    public async Task<IReadOnlyList<string>> ListAsync(string? space, long headRevision)
    {
        var byEdge = await grains.GetGrain<IEdgeDirectoryGrain>(0).ListTotals();
        var shares = from edge in byEdge
                     from row in edge.Value
                     where space is null || NamespaceOf(row) == space
                     select (edge.Key, row);
        var rows = from stats in MirrorStats.Of(shares)
                   let name = ObjectName.Of(NameOf(stats.Total.VirtualService), stats.Total.Route, stats.Total.Target)
                   orderby stats.Total.VirtualService, name
                   select Write(name, stats);
        return [.. rows];
    }

    private static string NamespaceOf(MirrorTotals totals) => totals.VirtualService.Split('/')[0];

    private static string NameOf(string virtualService) => virtualService[(virtualService.IndexOf('/', StringComparison.Ordinal) + 1)..];

    private static string Write(string name, MirrorStats stats)
    {
        var first = stats.Total;
        var status = MirrorStatsDocument.Write(first);
        status["edges"] = new JsonObject(stats.ByEdge.Select(share => KeyValuePair.Create(share.Key, (JsonNode?)MirrorStatsDocument.Write(share.Value))));
        return new JsonObject
        {
            ["apiVersion"] = ServedResources.MirrorStats.ApiVersion(ServedResources.MirrorStats.Versions[0]),
            ["kind"] = ServedResources.MirrorStats.Kind,
            ["metadata"] = new JsonObject { ["name"] = name, ["namespace"] = NamespaceOf(first) },
            ["spec"] = new JsonObject
            {
                ["virtualService"] = NameOf(first.VirtualService),
                ["route"] = first.Route,
                ["target"] = first.Target,
            },
            ["status"] = status,
        }.ToJsonString();
    }
}
