using Orleans.Concurrency;
using OrleansMesh.Abstractions.Feed;
using OrleansMesh.Abstractions.Resources;

namespace OrleansMesh.Grains.Analysis;

/// <summary>
/// A relay as readers of objects see it: the same grain as <see cref="IFeedRelayGrain"/>, which has all resources at hand to see one among the others.
/// </summary>
[Alias("orleansmesh.IAnalysisRelayGrain")]
internal interface IAnalysisRelayGrain : IGrainWithIntegerKey
{
    /// <summary>As <see cref="IFeedRelayGrain.List"/>, with the status of each resource.</summary>
    [AlwaysInterleave]
    [Alias("ListAnalyzed")]
    Task<AnalyzedList> ListAnalyzed(ListQuery query);

    /// <summary>The status of a resource among all others, as every change acknowledged before the call has left them; null where it, or a status of its kind, is not there.</summary>
    [AlwaysInterleave]
    [Alias("Status")]
    Task<string?> Status(ResourceId id);
}
