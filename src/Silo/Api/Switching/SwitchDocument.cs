using System.Globalization;
using System.Text.Json.Nodes;
using OrleansMesh.Abstractions.Edges;
using OrleansMesh.Abstractions.Mirroring;
using OrleansMesh.Silo.Api.Computed;
using OrleansMesh.Silo.Api.Served;

namespace OrleansMesh.Silo.Api.Switching;

/// <summary>The switch of mirroring as an object.</summary>
internal static class SwitchDocument
{
    /// <summary>The one object's name.</summary>
    public const string Name = "mesh";

    private const int MaxNamed = 10;

    // Four times what an edge lets pass between two reports at most by default; who was silent for longer is not waited for.
    private static readonly TimeSpan Presence = TimeSpan.FromSeconds(40);

    /// <summary>The object.</summary>
    /// <param name="state">The switch.</param>
    /// <param name="edges">The edges, or null where they were not asked.</param>
    /// <param name="now">The time.</param>
    public static string Write(MirrorSwitchState state, IEnumerable<EdgeStatus>? edges, DateTimeOffset now)
    {
        var resource = ServedResources.MirrorSwitch;
        var status = new JsonObject { ["version"] = state.Version };
        if (state.ChangedAt is { } at)
        {
            status["since"] = Timestamps.Micros(at);
            status["changedBy"] = state.ChangedBy;
        }

        if (edges is not null)
        {
            status["edges"] = Edges(state, [.. edges.Where(edge => !edge.LastReport.Final && now - edge.LastSeen <= Presence)]);
        }

        return new JsonObject
        {
            ["apiVersion"] = resource.ApiVersion(resource.Versions[0]),
            ["kind"] = resource.Kind,
            ["metadata"] = new JsonObject { ["name"] = Name, ["resourceVersion"] = state.Version.ToString(CultureInfo.InvariantCulture) },
            ["spec"] = new JsonObject { ["suspend"] = state.Suspended, ["reason"] = state.Reason },
            ["status"] = status,
        }.ToJsonString();
    }

    private static JsonObject Edges(MirrorSwitchState state, List<EdgeStatus> present)
    {
        var unconfirmed = present.Where(edge => edge.LastReport.SwitchVersion != state.Version).ToList();
        return new JsonObject
        {
            ["present"] = present.Count,
            ["confirmed"] = present.Count - unconfirmed.Count,
            ["unconfirmed"] = new JsonArray([.. unconfirmed.Take(MaxNamed).Select(edge => JsonValue.Create(edge.Name))]),
        };
    }
}
