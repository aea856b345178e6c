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
        return MirrorStats.Of(answers.SelectMany(answer => answer.Answer.Select(row => (answer.Name, row))));
    }
}
