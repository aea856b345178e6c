using OrleansMesh.Abstractions.Statistics;

namespace OrleansMesh.EdgeNode.Admin;

/// <summary>The accounts of mirrors, for Prometheus.</summary>
internal static class MirrorMetrics
{
    public static void Write(MetricsText text, IReadOnlyList<MirrorTotals> rows)
    {
        Write(text.Counter("orleansmesh_mirror_considered_total", "Requests that the mirror was asked about."), rows, row => row.Considered);
        Write(text.Counter("orleansmesh_mirror_sampled_total", "Of these, the ones chosen for a shadow."), rows, row => row.Sampled);
        Write(text.Counter("orleansmesh_mirror_not_sampled_total", "Of these, the ones not chosen."), rows, row => row.NotSampled);
        Write(text.Counter("orleansmesh_mirror_sent_total", "Shadows that the target's lane took on."), rows, row => row.Sent);
        Write(text.Counter("orleansmesh_mirror_succeeded_total", "Shadows that were answered."), rows, row => row.Succeeded);
        Write(text.Gauge("orleansmesh_mirror_in_flight", "Shadows on their way."), rows, row => row.InFlight);
        WriteBy("class", text.Counter("orleansmesh_mirror_answers_total", "Shadows that were answered, by class of status."), rows, row => row.Answers);
        WriteBy("reason", text.Counter("orleansmesh_mirror_dropped_total", "Chosen requests for which no shadow was sent, by reason."), rows, row => row.Dropped);
        WriteBy("reason", text.Counter("orleansmesh_mirror_failed_total", "Shadows that got no answer, by reason."), rows, row => row.Failed);
        WriteBy("reason", text.Counter("orleansmesh_mirror_skipped_total", "Requests that the mirror was not asked about, by reason."), rows, row => row.Skipped);
        Write(text.Counter("orleansmesh_mirror_sent_bytes_total", "Bytes of bodies that shadows sent."), rows, row => row.SentBytes);
        Write(text.Counter("orleansmesh_mirror_received_bytes_total", "Bytes of bodies that were read of the answers to shadows."), rows, row => row.ReceivedBytes);
        WriteLatency(text.Histogram("orleansmesh_mirror_shadow_latency_seconds", "From the place in the lane to the head of the target's answer."), rows, row => row.ShadowLatency);
        WriteLatency(text.Histogram("orleansmesh_mirror_primary_latency_seconds", "From the same instant to the head of the primary's answer, of the same requests."), rows, row => row.PrimaryLatency);
        text.Gauge("orleansmesh_mirror_last_error_timestamp_seconds", "When the newest failure was.");
        foreach (var row in rows)
        {
            if (row.LastError is { } error)
            {
                text.Sample(error.At.ToUnixTimeMilliseconds() / 1000.0, [.. Labels(row), ("reason", error.Reason)]);
            }
        }
    }

    private static (string Name, string Value)[] Labels(MirrorTotals row) => [("virtualservice", row.VirtualService), ("route", row.Route), ("target", row.Target)];

    private static void Write(MetricsText text, IReadOnlyList<MirrorTotals> rows, Func<MirrorTotals, long> value)
    {
        foreach (var row in rows)
        {
            text.Sample(value(row), Labels(row));
        }
    }

    private static void WriteBy(string label, MetricsText text, IReadOnlyList<MirrorTotals> rows, Func<MirrorTotals, IReadOnlyDictionary<string, long>> values)
    {
        foreach (var row in rows)
        {
            foreach (var (name, count) in values(row))
            {
                text.Sample(count, [.. Labels(row), (label, name)]);
            }
        }
    }

    // A mirror without any has no series: most of what a scrape costs is here.
    private static void WriteLatency(MetricsText text, IReadOnlyList<MirrorTotals> rows, Func<MirrorTotals, LatencyHistogram> latency)
    {
        foreach (var row in rows)
        {
            if (!latency(row).Buckets.IsEmpty)
            {
                text.Distribution(latency(row), Labels(row));
            }
        }
    }
}
