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
        var rows = from edge in byEdge
                   from totals in edge.Value
                   where space is null || NamespaceOf(totals) == space
                   group (edge.Key, totals) by (totals.VirtualService, totals.Route, totals.Target) into row
                   let name = ObjectName.Of(NameOf(row.Key.VirtualService), row.Key.Route, row.Key.Target)
                   orderby row.Key.VirtualService, name
                   select Write(name, [.. row]);
        return [.. rows];
    }

    private static string NamespaceOf(MirrorTotals totals) => totals.VirtualService.Split('/')[0];

    private static string NameOf(string virtualService) => virtualService[(virtualService.IndexOf('/', StringComparison.Ordinal) + 1)..];

    private static string Write(string name, IReadOnlyList<(string Edge, MirrorTotals Totals)> row)
    {
        var first = row[0].Totals;
        var status = Counts(row.Select(r => r.Totals).Aggregate((sum, row) => sum.Plus(row)));
        status["edges"] = new JsonObject(row.Select(r => KeyValuePair.Create(r.Edge, (JsonNode?)Counts(r.Totals))));
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

    private static JsonObject Counts(MirrorTotals totals) => new()
    {
        ["considered"] = totals.Considered,
        ["sampled"] = totals.Sampled,
        ["notSampled"] = totals.NotSampled,
        ["sent"] = totals.Sent,
        ["succeeded"] = totals.Succeeded,
        ["inFlight"] = totals.InFlight,
        ["dropped"] = ByReason(totals.Dropped),
        ["failed"] = ByReason(totals.Failed),
        ["skipped"] = ByReason(totals.Skipped),
    };

    private static JsonObject ByReason(IEnumerable<KeyValuePair<string, long>> counts) => new(counts.Select(c => KeyValuePair.Create(c.Key, (JsonNode?)c.Value)));
}
