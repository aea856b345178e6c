using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Silo.Api.Answers;
using OrleansMesh.Silo.Api.Bodies;
using OrleansMesh.Silo.Api.Calls;

namespace OrleansMesh.Silo.Api.Endpoints;

/// <summary>PUT of an object that there is.</summary>
internal sealed class ReplaceEndpoint(IGrainFactory grains, GrainCalls calls, WriteLog log)
{
    public async Task<ApiAnswer> AnswerAsync(ApiCall call)
    {
        var manifest = await ManifestBodies.ReadAsync(call);
        var grain = grains.GetResourceGrain(call.Id);
        if (manifest.ResourceVersion is null)
        {
            // A replacement must say what it replaces; a trial tells what else is wrong.
            return RequireRevision(call, await calls.WaitAsync(grain.Replace(manifest.Text, call.WriteOptions with { DryRun = true }), call.Aborted));
        }

        var result = await calls.WaitAsync(grain.Replace(manifest.Text, call.WriteOptions), call.Aborted);
        log.Wrote(call, call.Id, result);
        return WriteAnswers.From(call, call.Name!, result);
    }

    private static ApiAnswer RequireRevision(ApiCall call, WriteResult trial) =>
        trial.Accepted || trial.Outcome is WriteOutcome.Invalid
            ? Refusals.Invalid(
                call.Resource,
                call.Name,
                [new StatusCause("FieldValueInvalid", "must be specified for an update", "metadata.resourceVersion"), .. WriteAnswers.Causes(trial.Errors)])
            : WriteAnswers.From(call, call.Name!, trial);
}
