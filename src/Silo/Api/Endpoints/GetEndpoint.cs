using OrleansMesh.Abstractions.Feed;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Analysis;
using OrleansMesh.Routing.Analysis;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Silo.Api.Answers;
using OrleansMesh.Silo.Api.Bodies;
using OrleansMesh.Silo.Api.Calls;

namespace OrleansMesh.Silo.Api.Endpoints;

/// <summary>GET of an object, with its status among all others.</summary>
internal sealed class GetEndpoint(IGrainFactory grains, GrainCalls calls)
{
    public async Task<ApiAnswer> AnswerAsync(ApiCall call)
    {
        if (await calls.WaitAsync(grains.GetResourceGrain(call.Id).Get(), call.Aborted) is not { } stored)
        {
            return Refusals.NotFound(call.Resource, call.Name!);
        }

        var status = MeshAnalysis.Covers(Enum.Parse<ResourceKind>(call.Resource.Kind)) ? await StatusAsync(call) : null;
        return new DocumentAnswer(StatusCodes.Status200OK, ObjectText.WithStatus(ObjectText.InVersion(stored.Json, call.ApiVersion), status));
    }

    private Task<string?> StatusAsync(ApiCall call) =>
        calls.WaitAsync(grains.GetGrain<IAnalysisRelayGrain>(FeedRelays.For(call.Id.ToString())).Status(call.Id), call.Aborted);
}
