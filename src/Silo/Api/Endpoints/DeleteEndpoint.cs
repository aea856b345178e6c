using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Silo.Api.Answers;
using OrleansMesh.Silo.Api.Bodies;
using OrleansMesh.Silo.Api.Calls;

namespace OrleansMesh.Silo.Api.Endpoints;

/// <summary>DELETE of an object. It is gone when the answer arrives: nothing here waits for finalizers or a grace period.</summary>
internal sealed class DeleteEndpoint(IGrainFactory grains, GrainCalls calls, WriteLog log)
{
    public async Task<ApiAnswer> AnswerAsync(ApiCall call)
    {
        var body = await BodyReader.ReadAsync(call.Request, call.Aborted);
        var asked = DeleteOptions.Parse(call.Request.ContentType, body);
        var options = call.WriteOptions with
        {
            DryRun = asked.DryRun || call.Options.DryRun,
            ExpectedRevision = asked.Revision,
            ExpectedUid = asked.Uid,
        };
        var result = await calls.WaitAsync(grains.GetResourceGrain(call.Id).Delete(options), call.Aborted);
        log.Wrote(call, call.Id, result, options.DryRun);
        return WriteAnswers.From(call, call.Name!, result);
    }
}
