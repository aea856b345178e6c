using OrleansMesh.Abstractions.Feed;
using OrleansMesh.Grains.Analysis;
using OrleansMesh.Silo.Api.Answers;
using OrleansMesh.Silo.Api.Bodies;
using OrleansMesh.Silo.Api.Calls;
using OrleansMesh.Silo.Api.Selectors;

namespace OrleansMesh.Silo.Api.Endpoints;

/// <summary>GET of a collection, of one namespace or of all.</summary>
internal sealed class ListEndpoint(IGrainFactory grains, GrainCalls calls)
{
    private uint _next;

    public async Task<ApiAnswer> AnswerAsync(ApiCall call)
    {
        if (call.Options.Continue is { Length: > 0 })
        {
            // Lists are always whole, so that no token was ever given.
            return Refusals.Expired("the provided continue parameter is not known; list again without it");
        }

        var selector = ObjectSelector.Parse(call.Options.LabelSelector, call.Options.FieldSelector);

        // Any relay answers with every change acknowledged before: readers are spread evenly.
        var relay = (int)(Interlocked.Increment(ref _next) % FeedRelays.Count);
        var analyzed = await calls.WaitAsync(grains.GetGrain<IAnalysisRelayGrain>(relay).ListAnalyzed(new ListQuery(call.Resource.Kind, call.Namespace)), call.Aborted);
        var items = analyzed.List.Resources.Zip(analyzed.Statuses, (resource, status) => (resource.Json, Status: status))
            .Where(item => selector.Selects(item.Json))
            .Select(item => ObjectText.WithStatus(ObjectText.InVersion(item.Json, call.ApiVersion), item.Status));
        return new ListAnswer($"{call.Resource.Kind}List", call.ApiVersion, analyzed.List.Revision, [.. items]);
    }
}
