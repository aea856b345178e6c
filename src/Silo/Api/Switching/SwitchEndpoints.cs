using OrleansMesh.Abstractions.Edges;
using OrleansMesh.Abstractions.Mirroring;
using OrleansMesh.Grains.Switching;
using OrleansMesh.Silo.Api.Answers;
using OrleansMesh.Silo.Api.Calls;
using OrleansMesh.Silo.Api.Endpoints;
using OrleansMesh.Silo.Api.Negotiation;
using OrleansMesh.Silo.Api.Selectors;

namespace OrleansMesh.Silo.Api.Switching;

/// <summary>The switch of mirroring: one object that is always there. Nothing here asks the ordering authority, and writes ask nobody but the switch's own grain.</summary>
internal sealed class SwitchEndpoints(IGrainFactory grains, GrainCalls calls, TimeProvider time)
{
    private IMirrorSwitchGrain Switch => grains.GetGrain<IMirrorSwitchGrain>(0);

    public async Task<ApiAnswer> GetAsync(ApiCall call) =>
        IsThere(call) ? new DocumentAnswer(StatusCodes.Status200OK, (await ReadAsync(call)).Json) : Refusals.NotFound(call.Resource, call.Name!);

    public async Task<ApiAnswer> ListAsync(ApiCall call)
    {
        var selector = ObjectSelector.Parse(call.Options.LabelSelector, call.Options.FieldSelector);
        var (version, json) = await ReadAsync(call);
        return new ListAnswer($"{call.Resource.Kind}List", call.ApiVersion, version, selector.Selects(json) ? [json] : []);
    }

    public Task<ApiAnswer> ReplaceAsync(ApiCall call) => WriteAsync(call, isPatch: false);

    public async Task<ApiAnswer> PatchAsync(ApiCall call)
    {
        var mediaType = MediaType.Of(call.Request.ContentType ?? string.Empty);
        return mediaType switch
        {
            MediaType.MergePatch or MediaType.StrategicMergePatch => await WriteAsync(call, isPatch: true),
            MediaType.ApplyPatch => await WriteAsync(call, isPatch: false),
            _ => Refusals.UnsupportedMediaType(
                $"patches of type '{LogText.Clean(mediaType)}' are not served - accepted media types include: {MediaType.ApplyPatch}, {MediaType.MergePatch}, {MediaType.StrategicMergePatch}"),
        };
    }

    private static bool IsThere(ApiCall call) => call.Name == SwitchDocument.Name;

    private async Task<(long Version, string Json)> ReadAsync(ApiCall call)
    {
        var state = await calls.WaitAsync(Switch.Get(), call.Aborted);
        var edges = await calls.WaitAsync(grains.GetGrain<IEdgeDirectoryGrain>(0).ListEdges(), call.Aborted);
        return (state.Version, SwitchDocument.Write(state, edges, time.GetUtcNow()));
    }

    private async Task<ApiAnswer> WriteAsync(ApiCall call, bool isPatch)
    {
        if (!IsThere(call))
        {
            return Refusals.NotFound(call.Resource, call.Name!);
        }

        var body = await SwitchBody.ReadAsync(call, isPatch);
        var change = new MirrorSwitchChange(body.Suspend, body.Reason, WriteLog.Writer(call.Request), body.ExpectedVersion);
        var state = call.Options.DryRun ? await TryAsync(call, change) : await calls.WaitAsync(Switch.Set(change), call.Aborted);
        return state is null
            ? Refusals.Conflict(call.Resource, call.Name!, "the object has been modified; please apply your changes to the latest version and try again")
            : new DocumentAnswer(StatusCodes.Status200OK, SwitchDocument.Write(state, null, time.GetUtcNow())) { Warnings = body.Warnings };
    }

    private async Task<MirrorSwitchState?> TryAsync(ApiCall call, MirrorSwitchChange change)
    {
        var now = await calls.WaitAsync(Switch.Get(), call.Aborted);
        return change.ExpectedVersion is { } expected && expected != now.Version ? null : SwitchRule.After(now, change, time.GetUtcNow());
    }
}
