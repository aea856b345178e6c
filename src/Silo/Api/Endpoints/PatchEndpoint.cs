using System.Text;
using System.Text.Json;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Silo.Api.Answers;
using OrleansMesh.Silo.Api.Bodies;
using OrleansMesh.Silo.Api.Calls;
using OrleansMesh.Silo.Api.Negotiation;

namespace OrleansMesh.Silo.Api.Endpoints;

/// <summary>
/// PATCH of an object: by a JSON merge patch, or by a manifest to be applied. A strategic merge patch is taken for a merge patch: the kinds say
/// nothing of how their lists would merge.
/// </summary>
/// <remarks>
/// What is applied replaces the object as a whole, as it would where one manager owns all of its fields; conflicts between managers are not told yet.
/// </remarks>
internal sealed class PatchEndpoint(IGrainFactory grains, GrainCalls calls, WriteLog log)
{
    public async Task<ApiAnswer> AnswerAsync(ApiCall call)
    {
        var mediaType = MediaType.Of(call.Request.ContentType ?? string.Empty);
        var result = mediaType switch
        {
            MediaType.ApplyPatch => await ApplyAsync(call),
            MediaType.MergePatch or MediaType.StrategicMergePatch => await MergeAsync(call),
            _ => throw new RefusedRequestException(Refusals.UnsupportedMediaType(
                $"patches of type '{LogText.Clean(mediaType)}' are not served - accepted media types include: {MediaType.ApplyPatch}, {MediaType.MergePatch}, {MediaType.StrategicMergePatch}")),
        };
        log.Wrote(call, call.Id, result);
        return WriteAnswers.From(call, call.Name!, result);
    }

    private async Task<WriteResult> ApplyAsync(ApiCall call)
    {
        if (string.IsNullOrEmpty(call.Request.Query["fieldManager"]))
        {
            throw new RefusedRequestException(Refusals.BadRequest("PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is required for apply patch"));
        }

        var manifest = await ManifestBodies.ReadAppliedAsync(call);
        return await calls.WaitAsync(grains.GetResourceGrain(call.Id).Apply(manifest.Text, call.WriteOptions), call.Aborted);
    }

    private async Task<WriteResult> MergeAsync(ApiCall call)
    {
        var patch = await BodyReader.ReadAsync(call.Request, call.Aborted);
        RequireObject(call, patch);
        return await calls.WaitAsync(grains.GetResourceGrain(call.Id).MergePatch(ManifestText.Json(patch), call.WriteOptions), call.Aborted);
    }

    private static void RequireObject(ApiCall call, string patch)
    {
        try
        {
            var outline = ObjectOutline.Read(Encoding.UTF8.GetBytes(patch));
            UrlAgreement.Require(call, outline.ApiVersion, outline.Kind, outline.Namespace, outline.Name);
        }
        catch (JsonException)
        {
            throw new RefusedRequestException(Refusals.BadRequest("the body is not a merge patch: it must be one JSON object"));
        }
    }
}
