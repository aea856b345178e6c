using OrleansMesh.Abstractions.Mirroring;

namespace OrleansMesh.EdgeNode.Admin;

/// <summary>The mesh-wide switch of mirroring as this edge knows it, for Prometheus. The reason is in /config: it is text.</summary>
internal static class SwitchSeries
{
    public static void Write(MetricsText text, MirrorSwitchState state)
    {
        text.Gauge("orleansmesh_edge_mirroring_suspended", "1 while the mesh-wide switch lets no shadow be sent.").Sample(state.Suspended ? 1 : 0);
        text.Gauge("orleansmesh_edge_mirroring_switch_version", "The version of the switch that the edge goes by; 0 for one that was never touched.").Sample(state.Version);
        text.Gauge("orleansmesh_edge_mirroring_switched_timestamp_seconds", "When the switch was last set; 0 for never.")
            .Sample(state.ChangedAt is { } at ? at.ToUnixTimeMilliseconds() / 1000.0 : 0);
    }
}
