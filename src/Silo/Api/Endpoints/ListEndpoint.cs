using OrleansMesh.Abstractions.Feed;
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
        var list = await calls.WaitAsync(grains.GetGrain<IFeedRelayGrain>(relay).List(new ListQuery(call.Resource.Kind, call.Namespace)), call.Aborted);
        var items = list.Resources.Where(r => selector.Selects(r.Json)).Select(r => ObjectText.InVersion(r.Json, call.ApiVersion));
        return new ListAnswer($"{call.Resource.Kind}List", call.ApiVersion, list.Revision, [.. items]);
    }
}
