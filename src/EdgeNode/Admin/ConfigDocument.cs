using System.Text.Encodings.Web;
using System.Text.Json;
using OrleansMesh.Abstractions.Mirroring;
using OrleansMesh.EdgeNode.Publishing;
using OrleansMesh.EdgeNode.Reports;
using OrleansMesh.EdgeNode.Serving;
using OrleansMesh.Routing.Matching;

namespace OrleansMesh.EdgeNode.Admin;

/// <summary>What the edge serves, as JSON: how it stands with the control plane, routes in their order, clusters, and what was refused.</summary>
internal sealed class ConfigDocument(EdgeIdentity identity, IReadOnlyList<string> gateways, DataPlane dataPlane, EdgeSync sync)
{
    public const string ContentType = "application/json";

    // So much is buffered before it goes out: a big mesh's document is written as it is read.
    private const int FlushBytes = 64 * 1024;

    // Names are shown as they are: the answer is JSON and nothing else (nosniff), so no browser takes it for a page.
    private static readonly JsonWriterOptions Form = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task WriteAsync(Stream output, CancellationToken cancellationToken)
    {
        await using var json = new Utf8JsonWriter(output, Form);
        var served = sync.Served.Current;
        json.WriteStartObject();
        WriteEdge(json);
        WriteMesh(json, served);
        WriteSwitch(json, dataPlane.Switch.State);
        json.WriteStartArray("routes");
        var sources = new RouteSources(served?.Mesh);
        foreach (var rule in served?.Table.Routes.Rules ?? [])
        {
            WriteRule(json, rule, sources);
            await FlushAsync(json, cancellationToken);
        }

        json.WriteEndArray();
        json.WriteStartArray("clusters");
        for (var slot = 0; slot < (served?.Table.Clusters.Length ?? 0); slot++)
        {
            // Slots that a change has freed hold none.
            if (served!.Table.Clusters[slot] is { } cluster)
            {
                ClusterDocument.Write(json, cluster);
                await FlushAsync(json, cancellationToken);
            }
        }

        json.WriteEndArray();
        ListenersDocument.Write(json, sync.Gateways.Status);
        BudgetsDocument.Write(json, dataPlane.Budgets.All);
        WriteRefused(json, served);
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken);
        await output.WriteAsync("\n"u8.ToArray(), cancellationToken);
    }

    private void WriteEdge(Utf8JsonWriter json)
    {
        json.WriteStartObject("edge");
        json.WriteString("name", identity.Name);
        json.WriteString("version", EdgeIdentity.Version);
        json.WriteString("incarnation", identity.Incarnation);
        json.WriteString("startedAt", identity.StartedAt);
        json.WriteStartObject("labels");
        foreach (var (name, value) in identity.Labels)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        json.WriteStartArray("gateways");
        foreach (var gateway in gateways)
        {
            json.WriteStringValue(gateway);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteMesh(Utf8JsonWriter json, ServedMesh? served)
    {
        var feed = sync.Status;
        json.WriteStartObject("mesh");
        json.WriteString("id", served?.Mesh.MeshId);
        json.WriteNumber("servedRevision", served?.Mesh.Revision ?? 0);
        json.WriteNumber("headRevision", feed.HeadRevision);
        json.WriteString("problem", feed.Problem);
        if (feed.AnsweredAt is { } at)
        {
            json.WriteString("answeredAt", at);
        }

        json.WriteEndObject();
    }

    private static void WriteSwitch(Utf8JsonWriter json, MirrorSwitchState state)
    {
        json.WriteStartObject("mirroring");
        json.WriteBoolean("suspended", state.Suspended);
        json.WriteNumber("switchVersion", state.Version);
        json.WriteString("reason", state.Reason);
        json.WriteString("changedBy", state.ChangedBy);
        if (state.ChangedAt is { } at)
        {
            json.WriteString("changedAt", at);
        }

        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, RouteRule rule, RouteSources sources)
    {
        json.WriteStartObject();
        json.WriteString("virtualService", $"{rule.VirtualService.Namespace}/{rule.VirtualService.Name}");
        json.WriteString("rule", rule.Name);
        json.WriteString("route", rule.RouteId);
        sources.Write(json, rule);
        json.WriteString("action", rule.Action.ToString());
        json.WriteStartArray("destinations");
        foreach (var destination in rule.Destinations)
        {
            json.WriteStartObject();
            json.WriteString("cluster", destination.Cluster.ToString());
            json.WriteNumber("weight", destination.Weight);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("mirrors");
        foreach (var mirror in rule.Mirrors)
        {
            json.WriteStartObject();
            json.WriteString("cluster", mirror.Cluster.ToString());
            json.WriteNumber("percent", mirror.Threshold * 100m / MirrorRule.Million);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteRefused(Utf8JsonWriter json, ServedMesh? served)
    {
        json.WriteStartArray("refused");
        foreach (var refused in (served?.Refused ?? []).Concat(sync.Gateways.Refused))
        {
            json.WriteStartObject();
            json.WriteString("kind", refused.Id.Kind);
            json.WriteString("namespace", refused.Id.Namespace);
            json.WriteString("name", refused.Id.Name);
            json.WriteString("reason", refused.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("unserved");
        if (served is not null)
        {
            foreach (var unserved in served.Table.Compiled.Unserved)
            {
                json.WriteStartObject();
                json.WriteString("virtualService", $"{unserved.Key.Namespace}/{unserved.Key.Name}");
                json.WriteString("field", unserved.Warning.Path);
                json.WriteString("reason", unserved.Warning.Message);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    }

    private static async ValueTask FlushAsync(Utf8JsonWriter json, CancellationToken cancellationToken)
    {
        if (json.BytesPending > FlushBytes)
        {
            await json.FlushAsync(cancellationToken);
        }
    }
}
