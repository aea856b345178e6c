using System.Text.Json.Nodes;
using OrleansMesh.Abstractions.Statistics;

namespace OrleansMesh.Silo.Api.Computed;

/// <summary>Totals of a mirror as JSON.</summary>
internal static class MirrorStatsDocument
{
    private const double MicrosPerMilli = 1_000;

    private static readonly (string Name, double Quantile)[] Quantiles = [("p50", 0.5), ("p90", 0.9), ("p99", 0.99), ("p999", 0.999)];

    public static JsonObject Write(MirrorTotals totals)
    {
        var status = new JsonObject
        {
            ["considered"] = totals.Considered,
            ["sampled"] = totals.Sampled,
            ["notSampled"] = totals.NotSampled,
            ["sent"] = totals.Sent,
            ["succeeded"] = totals.Succeeded,
            ["inFlight"] = totals.InFlight,
            ["answers"] = ByName(totals.Answers),
            ["dropped"] = ByName(totals.Dropped),
            ["failed"] = ByName(totals.Failed),
            ["skipped"] = ByName(totals.Skipped),
            ["sentBytes"] = totals.SentBytes,
            ["receivedBytes"] = totals.ReceivedBytes,
            ["latencyMilliseconds"] = new JsonObject { ["shadow"] = Write(totals.ShadowLatency), ["primary"] = Write(totals.PrimaryLatency) },
        };
        if (totals.LastError is { } error)
        {
            status["lastError"] = new JsonObject { ["reason"] = error.Reason, ["time"] = Timestamps.Micros(error.At), ["text"] = error.Text };
        }

        return status;
    }

    private static JsonObject Write(LatencyHistogram latency)
    {
        var json = new JsonObject { ["count"] = latency.Count };
        foreach (var (name, quantile) in Quantiles)
        {
            if (latency.Quantile(quantile) is { } micros)
            {
                json[name] = Math.Round(micros) / MicrosPerMilli;
            }
        }

        return json;
    }

    private static JsonObject ByName(IEnumerable<KeyValuePair<string, long>> counts) => new(counts.Select(c => KeyValuePair.Create(c.Key, (JsonNode?)c.Value)));
}
