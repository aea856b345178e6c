using System.Text;
using System.Text.Json;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Silo.Api.Answers;
using OrleansMesh.Silo.Api.Bodies;
using OrleansMesh.Silo.Api.Calls;
using OrleansMesh.Silo.Api.Negotiation;

namespace OrleansMesh.Silo.Api.Endpoints;

/// <summary>PATCH of an object by a JSON merge patch. A strategic merge patch is taken for one: the kinds say nothing of how their lists would merge.</summary>
internal sealed class PatchEndpoint(IGrainFactory grains, WriteLog log)
{
    public async Task<ApiAnswer> AnswerAsync(ApiCall call)
    {
        RequireMergePatch(call.Request.ContentType);
        var patch = await BodyReader.ReadAsync(call.Request, call.Aborted);
        RequireObject(patch);
        var result = await grains.GetResourceGrain(call.Id).MergePatch(patch, call.WriteOptions);
        log.Wrote(call, call.Id, result);
        return WriteAnswers.From(call, call.Name!, result);
    }

    private static void RequireMergePatch(string? contentType)
    {
        var mediaType = MediaType.Of(contentType ?? string.Empty);
        if (mediaType is not (MediaType.MergePatch or MediaType.StrategicMergePatch))
        {
            throw new RefusedRequestException(Refusals.UnsupportedMediaType(
                $"patches of type '{LogText.Clean(mediaType)}' are not served - accepted media types include: {MediaType.MergePatch}, {MediaType.StrategicMergePatch}"));
        }
    }

    private static void RequireObject(string patch)
    {
        try
        {
            ObjectOutline.Read(Encoding.UTF8.GetBytes(patch));
        }
        catch (JsonException)
        {
            throw new RefusedRequestException(Refusals.BadRequest("the body is not a merge patch: it must be one JSON object"));
        }
    }
}
