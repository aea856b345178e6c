using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using OrleansMesh.Abstractions.Edges;
using OrleansMesh.Abstractions.Statistics;
using OrleansMesh.Grains.Storage;

namespace OrleansMesh.Grains.Edges;

/// <inheritdoc cref="IEdgeDirectoryGrain"/>
/// <remarks>An edge registers within its report, and is asked by the directory for what it has: the reads of both interleave, so that neither waits for the other.</remarks>
[GrainType("edgedirectory")]
internal sealed partial class EdgeDirectoryGrain(
    [PersistentState("edgedirectory", GrainStorageNames.Mesh)] IPersistentState<EdgeDirectoryState> state,
    MeshGrainOptions options,
    GrainMetrics metrics,
    ILogger<EdgeDirectoryGrain> logger) : Grain, IEdgeDirectoryGrain, IEdgeNamesGrain
{
    private ImmutableSortedSet<string> _names = [];

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _names = state.State.Names;
        return Task.CompletedTask;
    }

    public async Task Register(string edgeName)
    {
        if (_names.Contains(edgeName))
        {
            return;
        }

        if (_names.Count >= options.MaxEdges)
        {
            metrics.EdgeRefused();
            Log.EdgeRefused(logger, edgeName, options.MaxEdges);
            return;
        }

        await DurableState.WriteAsync(this, state, new EdgeDirectoryState { Names = _names.Add(edgeName) });
        _names = state.State.Names;
        Log.EdgeRegistered(logger, edgeName);
    }

    public Task<ImmutableSortedSet<string>> ListNames() => Task.FromResult(_names);

    public async Task<ImmutableArray<EdgeStatus>> ListEdges()
    {
        var answers = await EdgeFanOut.AskAsync(_names, name => GrainFactory.GetGrain<IEdgeGrain>(name).GetStatus());
        return [.. answers.Select(answer => answer.Answer).OfType<EdgeStatus>()];
    }

    public async Task<ImmutableSortedDictionary<string, ImmutableArray<MirrorTotals>>> ListTotals()
    {
        var answers = await EdgeFanOut.AskAsync(_names, name => GrainFactory.GetGrain<IEdgeGrain>(name).GetTotals());
        return answers.ToImmutableSortedDictionary(answer => answer.Name, answer => answer.Answer, StringComparer.Ordinal);
    }

    private static partial class Log
    {
        [LoggerMessage(2200, LogLevel.Information, "Edge {Edge} reports for the first time.", EventName = "EdgeRegistered")]
        public static partial void EdgeRegistered(ILogger logger, string edge);

        [LoggerMessage(2201, LogLevel.Warning, "Edge {Edge} is not listed: the mesh remembers {Limit} edges at most.", EventName = "EdgeRefused")]
        public static partial void EdgeRefused(ILogger logger, string edge, int limit);
    }
}
