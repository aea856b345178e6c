using System.Collections.Immutable;
using OrleansMesh.Abstractions.Edges;
using OrleansMesh.Abstractions.Mirroring;
using OrleansMesh.Abstractions.Statistics;
using OrleansMesh.EdgeNode.Publishing;
using OrleansMesh.EdgeNode.Switching;
using OrleansMesh.Routing.Matching;

namespace OrleansMesh.EdgeNode.Reports;

/// <summary>Knows what the control plane has been told and acknowledged, and composes what is to be told next.</summary>
/// <remarks>
/// A report that was not acknowledged is not repeated as it was: the next one tells the newer totals of its rows. Totals only grow, so
/// whichever of the two arrives, or both, in any order, the newest counts. For one caller at a time.
/// </remarks>
/// <param name="identity">The edge.</param>
/// <param name="totals">The totals of every mirror now.</param>
/// <param name="served">What is served.</param>
/// <param name="unserved">What cannot be served as the edge stands, such as Gateways whose port is taken; the same array until that changes.</param>
/// <param name="mirroring">The mesh-wide switch of mirroring.</param>
/// <param name="meshId">The mesh that is told. Another one than before has heard of nothing: all is told anew.</param>
/// <param name="maxMirrors">How many rows one report may hold.</param>
internal sealed class ReportComposer(
    EdgeIdentity identity,
    Func<IReadOnlyList<MirrorTotals>> totals,
    ServedMeshes served,
    Func<ImmutableArray<RefusedResource>> unserved,
    MirrorSwitch mirroring,
    Func<string> meshId,
    int maxMirrors)
{
    private readonly Dictionary<MirrorKey, MirrorTotals> _acknowledged = [];
    private string? _meshId;
    private ServedMesh? _composedMesh;
    private ServedMesh? _acknowledgedMesh;
    private ImmutableArray<RefusedResource> _composedUnserved = [];
    private ImmutableArray<RefusedResource> _acknowledgedUnserved = [];
    private long _composedSwitch;
    private long _acknowledgedSwitch;
    private bool _isKnown;
    private long _sequence;

    /// <summary>The next round of reports, to be sent in order: all that is new at one instant, so that rows which change all the time keep none waiting.</summary>
    /// <param name="even">Whether to report although there is nothing new.</param>
    /// <param name="isLast">Whether the edge stops, and nothing will be counted any more.</param>
    /// <returns>As many reports as the rows need; none where there is nothing to tell.</returns>
    public IReadOnlyList<EdgeReport> Next(bool even, bool isLast)
    {
        var told = meshId();
        if (_meshId != told)
        {
            _meshId = told;
            _acknowledged.Clear();
            _isKnown = false;
        }

        var mesh = served.Current;
        var refused = unserved();
        var state = mirroring.State;
        var changed = totals().Where(IsNews).ToArray();
        if (changed.Length == 0 && !even && !isLast && _isKnown && ReferenceEquals(mesh, _acknowledgedMesh) && refused == _acknowledgedUnserved
            && state.Version == _acknowledgedSwitch)
        {
            return [];
        }

        _composedMesh = mesh;
        _composedUnserved = refused;
        _composedSwitch = state.Version;
        MirrorTotals[][] parts = changed.Length == 0 ? [[]] : [.. changed.Chunk(maxMirrors)];
        return [.. parts.Select((rows, part) => Report(mesh, state, rows, isFinal: isLast && part == parts.Length - 1))];
    }

    /// <summary>The control plane has <paramref name="report"/>, durably.</summary>
    public void Acknowledge(EdgeReport report)
    {
        foreach (var row in report.Mirrors)
        {
            _acknowledged[Key(row)] = row;
        }

        _isKnown = true;
        _acknowledgedMesh = _composedMesh;
        _acknowledgedUnserved = _composedUnserved;
        _acknowledgedSwitch = _composedSwitch;
    }

    private EdgeReport Report(ServedMesh? mesh, MirrorSwitchState state, MirrorTotals[] rows, bool isFinal) => new()
    {
        Incarnation = identity.Incarnation,
        Sequence = ++_sequence,
        StartedAt = identity.StartedAt,
        ServedRevision = mesh?.Mesh.Revision ?? 0,
        Refused = [.. (mesh?.Refused ?? []).Concat(_composedUnserved).Take(Refusals.MaxListed)],
        Version = EdgeIdentity.Version,
        Labels = identity.Labels,
        Mirrors = [.. rows],
        SwitchVersion = state.Version,
        Suspended = state.Suspended,
        Final = isFinal,
    };

    private bool IsNews(MirrorTotals row) => !_acknowledged.TryGetValue(Key(row), out var told) || !MirrorTotalsEquality.TellTheSame(told, row);

    private static MirrorKey Key(MirrorTotals row) => new(row.VirtualService, row.Route, row.Target);
}
