using System.Diagnostics.Metrics;

namespace OrleansMesh.Grains;

/// <summary>What the control plane's grains count, above all what they refuse.</summary>
internal sealed class GrainMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "OrleansMesh.Grains";

    private readonly Counter<long> _committed;
    private readonly Counter<long> _commitsRefused;
    private readonly Counter<long> _commitsUnknown;
    private readonly Counter<long> _compactionsFailed;
    private readonly Counter<long> _relayReloads;
    private readonly Counter<long> _observersRefused;
    private readonly Counter<long> _nudgesWithheld;
    private readonly Counter<long> _analyses;
    private readonly Counter<long> _rowsRefused;
    private readonly Counter<long> _edgesRefused;

    public GrainMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _committed = meter.CreateCounter<long>("orleansmesh.commits", description: "Changes made durable.");
        _commitsRefused = meter.CreateCounter<long>("orleansmesh.commits.refused", description: "Changes refused because too many waited.");
        _commitsUnknown = meter.CreateCounter<long>("orleansmesh.commits.unknown", description: "Transactions whose outcome the store did not tell.");
        _compactionsFailed = meter.CreateCounter<long>("orleansmesh.compactions.failed", description: "Compactions of the log that failed.");
        _relayReloads = meter.CreateCounter<long>("orleansmesh.relay.reloads", description: "Times a relay read all resources anew.");
        _observersRefused = meter.CreateCounter<long>("orleansmesh.relay.observers.refused", description: "Subscriptions that got no place among the observers.");
        _nudgesWithheld = meter.CreateCounter<long>("orleansmesh.relay.nudges.withheld", description: "Deltas not sent to observers that did not keep up.");
        _analyses = meter.CreateCounter<long>("orleansmesh.analyses", description: "Times all resources were indexed to tell readers what does not fit.");
        _rowsRefused = meter.CreateCounter<long>("orleansmesh.edge.rows.refused", description: "Rows of edge reports refused: too many, or against the law.");
        _edgesRefused = meter.CreateCounter<long>("orleansmesh.edges.refused", description: "Edges not remembered because there are too many.");
    }

    public void Committed(int changes) => _committed.Add(changes);

    public void CommitRefused(int changes = 1) => _commitsRefused.Add(changes);

    public void CommitUnknown() => _commitsUnknown.Add(1);

    public void CompactionFailed() => _compactionsFailed.Add(1);

    public void RelayReloaded() => _relayReloads.Add(1);

    public void ObserverRefused() => _observersRefused.Add(1);

    public void NudgeWithheld() => _nudgesWithheld.Add(1);

    public void Analyzed() => _analyses.Add(1);

    public void RowsRefused(int rows) => _rowsRefused.Add(rows);

    public void EdgeRefused() => _edgesRefused.Add(1);
}
