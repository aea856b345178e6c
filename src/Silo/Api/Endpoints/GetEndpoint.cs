using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Silo.Api.Answers;
using OrleansMesh.Silo.Api.Bodies;
using OrleansMesh.Silo.Api.Calls;

namespace OrleansMesh.Silo.Api.Endpoints;

/// <summary>GET of an object.</summary>
internal sealed class GetEndpoint(IGrainFactory grains, GrainCalls calls)
{
    public async Task<ApiAnswer> AnswerAsync(ApiCall call) =>
        await calls.WaitAsync(grains.GetResourceGrain(call.Id).Get(), call.Aborted) is { } stored
            ? new DocumentAnswer(StatusCodes.Status200OK, ObjectText.InVersion(stored.Json, call.ApiVersion))
            : Refusals.NotFound(call.Resource, call.Name!);
}
