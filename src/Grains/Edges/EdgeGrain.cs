using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrleansMesh.Abstractions.Edges;
using OrleansMesh.Abstractions.Statistics;
using OrleansMesh.Grains.Storage;

namespace OrleansMesh.Grains.Edges;

/// <inheritdoc cref="IEdgeGrain"/>
[GrainType("edge")]
internal sealed partial class EdgeGrain(
    [PersistentState("edge", GrainStorageNames.Mesh)] IPersistentState<EdgeState> state,
    [PersistentState("edgehistory", GrainStorageNames.Mesh)] IPersistentState<EdgeHistory> history,
    MeshGrainOptions options,
    GrainMetrics metrics,
    [FromKeyedServices(MeshGrains.Clock)] TimeProvider time,
    ILogger<EdgeGrain> logger) : Grain, IEdgeGrain, IEdgeTotalsGrain
{
    /// <summary>After how many times the silence that lets another incarnation take its place an edge counts as lost.</summary>
    public const int SilencesUntilLost = 4;

    private EdgeLedger _ledger = EdgeLedger.Empty;
    private EdgeStatus? _status;
    private DateTimeOffset _storedAt;
    private bool _registered;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _ledger = EdgeLedger.From(state.State.Current, history.State);
        _status = state.State.Status;
        _storedAt = _status?.LastSeen ?? default;
        return Task.CompletedTask;
    }

    public async Task Report(EdgeReport report)
    {
        if (_ledger.IsClosed(report.Incarnation))
        {
            metrics.RowsRefused(report.Mirrors.Length);
            Log.IncarnationClosed(logger, this.GetPrimaryKeyString(), report.Incarnation);
            return;
        }

        if (!_registered)
        {
            await GrainFactory.GetGrain<IEdgeDirectoryGrain>(0).Register(this.GetPrimaryKeyString());
            _registered = true;
        }

        var now = time.GetUtcNow();
        var next = _ledger.Apply(report, HasBeenSilentFor(options.EdgeSilence), options.MaxRowsPerEdge, out var refused);
        if (refused > 0)
        {
            metrics.RowsRefused(refused);
            Log.RowsRefused(logger, this.GetPrimaryKeyString(), refused, options.MaxRowsPerEdge);
        }

        await StoreAsync(next, EdgeStatuses.After(_status, this.GetPrimaryKeyString(), report, next.Current!.Name, now), now);
    }

    public Task<EdgeStatus?> GetStatus() => Task.FromResult(_status);

    public Task<ImmutableArray<MirrorTotals>> GetTotals() => Task.FromResult(Totals());

    public Task<ImmutableArray<MirrorTotals>> GetTotalsOf(string virtualService) =>
        Task.FromResult<ImmutableArray<MirrorTotals>>([.. Totals().Where(row => row.VirtualService == virtualService)]);

    private ImmutableArray<MirrorTotals> Totals() => _ledger.Totals(currentIsLost: HasBeenSilentFor(options.EdgeSilence * SilencesUntilLost));

    private bool HasBeenSilentFor(TimeSpan duration) => _status is { } known && time.GetUtcNow() - known.LastSeen > duration;

    private async Task StoreAsync(EdgeLedger ledger, EdgeStatus status, DateTimeOffset now)
    {
        // The history first: a crash in between leaves the former incarnation in both, which EdgeLedger.From mends; the other way round it would be in neither.
        if (!ReferenceEquals(ledger.History, _ledger.History))
        {
            await DurableState.WriteAsync(this, history, ledger.HistoryToStore(_ledger));
        }

        var news = !ReferenceEquals(ledger.Current, _ledger.Current) || EdgeStatuses.HasNews(_status, status);
        if (news || now - _storedAt >= options.HeartbeatStoreInterval)
        {
            await DurableState.WriteAsync(this, state, new EdgeState { Status = status, Current = ledger.Current });
            _storedAt = now;
        }

        _ledger = ledger;
        _status = status;
    }

    private static partial class Log
    {
        [LoggerMessage(2210, LogLevel.Warning, "Edge {Edge} reported {Rows} rows that were refused: more than {Limit} in all, or against the law.", EventName = "RowsRefused")]
        public static partial void RowsRefused(ILogger logger, string edge, int rows, int limit);

        [LoggerMessage(2211, LogLevel.Warning, "Edge {Edge}: a straggler of incarnation {Incarnation} was refused, its accounts are closed.", EventName = "IncarnationClosed")]
        public static partial void IncarnationClosed(ILogger logger, string edge, string incarnation);
    }
}
