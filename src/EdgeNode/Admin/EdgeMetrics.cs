using System.Diagnostics;
using OrleansMesh.EdgeNode.Counters;
using OrleansMesh.EdgeNode.Reports;
using OrleansMesh.EdgeNode.Serving;

namespace OrleansMesh.EdgeNode.Admin;

/// <summary>What the edge counts, for Prometheus.</summary>
internal sealed class EdgeMetrics(EdgeIdentity identity, DataPlane dataPlane, EdgeSync sync, Readiness readiness)
{
    // Seventy series or so for each, which is what one scrape can bear.
    private const int MaxMirrors = 1_000;

    private static readonly (RequestCount Count, string Class)[] Classes =
    [
        (RequestCount.Answered1xx, "1xx"), (RequestCount.Answered2xx, "2xx"), (RequestCount.Answered3xx, "3xx"),
        (RequestCount.Answered4xx, "4xx"), (RequestCount.Answered5xx, "5xx"),
    ];

    private readonly MirrorSeries _series = new(MaxMirrors);

    /// <summary>Everything, as text.</summary>
    public string Write()
    {
        var text = new MetricsText();
        WriteEdge(text);
        WriteFollowing(text);
        WriteRequests(text);
        WriteUpstreams(text);
        GatewaySeries.Write(text, dataPlane.Connections, sync.Gateways);
        MirrorMetrics.Write(text, _series.Rows(dataPlane.Mirrors.Snapshot()));
        SwitchSeries.Write(text, dataPlane.Switch.State);
        BudgetSeries.Write(text, dataPlane.Budgets.All);
        WriteProcess(text);
        return text.ToString();
    }

    private void WriteEdge(MetricsText text)
    {
        var served = sync.Served.Current;
        text.Gauge("orleansmesh_edge_info", "1; names the edge.").Sample(1, ("edge", identity.Name), ("version", EdgeIdentity.Version), ("incarnation", identity.Incarnation));
        text.Gauge("orleansmesh_edge_ready", "1 while the edge wants requests.").Sample(readiness.Obstacle is null ? 1 : 0);
        text.Gauge("orleansmesh_edge_served_revision", "The revision that requests go by; 0 for none.").Sample(served?.Mesh.Revision ?? 0);
        text.Gauge("orleansmesh_edge_rules", "Compiled routing rules in use.").Sample(served?.Table.Routes.RuleCount ?? 0);
        text.Gauge("orleansmesh_edge_clusters", "Upstream clusters in use.").Sample(served?.Table.Routes.Clusters.Count() ?? 0);
        text.Gauge("orleansmesh_edge_refused_resources", "Resources that could not be read or compiled and are not served.").Sample(served?.Refused.Length ?? 0);
        text.Counter("orleansmesh_edge_table_build_failures_total", "Builds of a route table that met a defect of the edge.").Sample(sync.Publisher.Failures);
    }

    private void WriteFollowing(MetricsText text)
    {
        var feed = sync.Status;
        text.Gauge("orleansmesh_edge_control_plane_up", "1 while the edge follows the control plane.").Sample(feed.Problem is null ? 1 : 0);
        text.Gauge("orleansmesh_edge_control_plane_answered_timestamp_seconds", "When the control plane last answered; 0 for never.")
            .Sample(feed.AnsweredAt is { } at ? at.ToUnixTimeMilliseconds() / 1000.0 : 0);
        text.Gauge("orleansmesh_edge_feed_head_revision", "The newest revision that the control plane has told of.").Sample(feed.HeadRevision);
        text.Counter("orleansmesh_edge_feed_failures_total", "Failed attempts to follow the control plane.").Sample(feed.Failures);
        text.Counter("orleansmesh_edge_feed_snapshots_total", "Times that all resources were read anew.").Sample(feed.Snapshots);
        text.Counter("orleansmesh_edge_feed_deltas_total", "Deltas applied.").Sample(feed.Deltas);
        text.Counter("orleansmesh_edge_feed_stale_deltas_total", "Deltas that told nothing new.").Sample(feed.StaleDeltas);
        text.Counter("orleansmesh_edge_reports_total", "Reports to the control plane that were acknowledged.").Sample(sync.Reporter?.Acknowledged ?? 0);
        text.Counter("orleansmesh_edge_report_failures_total", "Reports that were not acknowledged; later ones make them good.").Sample(sync.Reporter?.Failures ?? 0);
        text.Gauge("orleansmesh_edge_last_good_revision", "The revision written last to the last good file by this process; 0 for none.").Sample(sync.Writer?.WrittenRevision ?? 0);
        text.Counter("orleansmesh_edge_last_good_failures_total", "Failed attempts to write the last good file; each is repeated.").Sample(sync.Writer?.Failures ?? 0);
    }

    private void WriteRequests(MetricsText text)
    {
        text.Counter("orleansmesh_edge_requests_total", "Requests of clients.").Sample(dataPlane.Requests[RequestCount.Received]);
        text.Gauge("orleansmesh_edge_requests_in_flight", "Requests that are not over.").Sample(dataPlane.Requests.InFlight);
        text.Counter("orleansmesh_edge_upstream_answers_total", "Upstreams' answers passed on, by class of status.");
        foreach (var (count, name) in Classes)
        {
            text.Sample(dataPlane.Requests[count], ("class", name));
        }

        text.Counter("orleansmesh_edge_own_answers_total", "Requests that the edge answered itself, by reason.");
        foreach (var reason in EdgeReasons.All)
        {
            text.Sample(dataPlane.Answers.Count(reason), ("reason", EdgeReasons.Word(reason)));
        }

        text.Counter("orleansmesh_edge_rule_answers_total", "Requests answered as their route says: redirects, direct responses, preflights.")
            .Sample(dataPlane.Requests[RequestCount.AnsweredByRule]);
        text.Counter("orleansmesh_edge_retries_total", "Further attempts that were made at requests.").Sample(dataPlane.Retries[RetryCount.Made]);
        text.Counter("orleansmesh_edge_retries_over_budget_total", "Further attempts that were not made, for the cluster's bound on them.")
            .Sample(dataPlane.Retries[RetryCount.OverBudget]);
        text.Gauge("orleansmesh_edge_replay_body_bytes", "Bytes of bodies kept for further attempts.").Sample(dataPlane.ReplayBytes);
        text.Counter("orleansmesh_edge_route_answers_total", "Answers to requests of routes with a statPrefix, by class of status.");
        foreach (var (prefix, counts) in dataPlane.Routes.Rows)
        {
            for (var i = 0; i < counts.Length; i++)
            {
                text.Sample(counts[i], ("stat_prefix", prefix), ("class", $"{i + 1}xx"));
            }
        }

        text.Gauge("orleansmesh_edge_overloaded", "1 while shadows are shed, since work waits too long for a thread.").Sample(dataPlane.Overload.IsOverloaded ? 1 : 0);
        text.Gauge("orleansmesh_edge_queue_delay_seconds", "How long work waited for a thread when it was last measured.").Sample(dataPlane.Overload.Waited.TotalSeconds);
        text.Gauge("orleansmesh_edge_shadow_body_bytes", "Bytes of bodies held for shadows.").Sample(dataPlane.ShadowBodyBytes);
    }

    private void WriteUpstreams(MetricsText text)
    {
        text.Gauge("orleansmesh_edge_ejected_endpoints", "Endpoints that outlier detection has taken out.").Sample(dataPlane.Upstreams.Ejected);
        text.Counter("orleansmesh_edge_ejections_total", "Times that outlier detection took an endpoint out.").Sample(dataPlane.UpstreamCounters.Ejections);
        text.Counter("orleansmesh_edge_upstream_credential_problems_total", "Connections for which the TLS credentials could not be read as they were.").Sample(dataPlane.UpstreamCounters.CredentialProblems);
        text.Gauge("orleansmesh_edge_dns_names", "Names of upstreams that are kept fresh.").Sample(dataPlane.Names.Count);
        text.Counter("orleansmesh_edge_dns_lookups_total", "Lookups of names.").Sample(dataPlane.Names.Lookups);
        text.Counter("orleansmesh_edge_dns_failures_total", "Of these, the ones that gave no address; the last answer is kept.").Sample(dataPlane.Names.Failures);
    }

    private void WriteProcess(MetricsText text)
    {
        using var process = Process.GetCurrentProcess();
        text.Gauge("process_resident_memory_bytes", "Resident memory.").Sample(process.WorkingSet64);
        text.Counter("process_cpu_seconds_total", "Processor time used.").Sample(process.TotalProcessorTime.TotalSeconds);
        text.Gauge("process_start_time_seconds", "When the edge was started.").Sample(identity.StartedAt.ToUnixTimeMilliseconds() / 1000.0);
        text.Gauge("orleansmesh_edge_managed_heap_bytes", "Managed memory in use.").Sample(GC.GetTotalMemory(forceFullCollection: false));
    }
}
