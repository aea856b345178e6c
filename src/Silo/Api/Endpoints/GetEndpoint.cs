using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Silo.Api.Answers;
using OrleansMesh.Silo.Api.Bodies;
using OrleansMesh.Silo.Api.Calls;

namespace OrleansMesh.Silo.Api.Endpoints;

/// <summary>GET of an object.</summary>
internal sealed class GetEndpoint(IGrainFactory grains)
{
    public async Task<ApiAnswer> AnswerAsync(ApiCall call) =>
        await grains.GetResourceGrain(call.Id).Get() is { } stored
            ? new DocumentAnswer(StatusCodes.Status200OK, ObjectText.InVersion(stored.Json, call.ApiVersion))
            : Refusals.NotFound(call.Resource, call.Name!);
}
