using System.Collections.Immutable;
using OrleansMesh.Abstractions.Statistics;
using OrleansMesh.Grains.Edges;

namespace OrleansMesh.Grains.Statistics;

/// <inheritdoc cref="IMirrorStatsGrain"/>
[GrainType("mirrorstats")]
internal sealed class MirrorStatsGrain : Grain, IMirrorStatsGrain
{
    public async Task<ImmutableArray<MirrorStats>> Get()
    {
        var virtualService = this.GetPrimaryKeyString();
        var names = await GrainFactory.GetGrain<IEdgeNamesGrain>(0).ListNames();
        var answers = await EdgeFanOut.AskAsync(names, name => GrainFactory.GetGrain<IEdgeTotalsGrain>(name).GetTotalsOf(virtualService));
        return
        [
            .. answers
                .SelectMany(answer => answer.Answer.Select(row => (Edge: answer.Name, Row: row)))
                .GroupBy(share => MirrorRowKey.Of(share.Row))
                .OrderBy(group => group.Key)
                .Select(group => new MirrorStats(
                    group.Select(share => share.Row).Aggregate((sum, row) => sum.Plus(row)),
                    group.ToImmutableSortedDictionary(share => share.Edge, share => share.Row, StringComparer.Ordinal))),
        ];
    }
}
