using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Silo.Api.Calls;

namespace OrleansMesh.Silo.Api.Endpoints;

/// <summary>One line in the log for every write that changed something.</summary>
internal sealed partial class WriteLog(ILogger<WriteLog> logger)
{
    public void Wrote(ApiCall call, ResourceId id, WriteResult result) => Wrote(call, id, result, call.Options.DryRun);

    public void Wrote(ApiCall call, ResourceId id, WriteResult result, bool dryRun)
    {
        if (!dryRun && result.Outcome is (WriteOutcome.Created or WriteOutcome.Updated or WriteOutcome.Deleted))
        {
            // Kinds, namespaces and names were checked; what the client calls itself was not.
            Log.Accepted(logger, result.Outcome, id, result.Resource?.Revision ?? 0, Writer(call.Request));
        }
    }

    /// <summary>Who a request says that it is from.</summary>
    public static string Writer(HttpRequest request)
    {
        var manager = request.Query["fieldManager"].ToString();
        var writer = LogText.Clean(manager.Length > 0 ? manager : request.Headers.UserAgent.ToString().Split('/')[0]);
        return writer.Length > 0 ? writer : "an unnamed client";
    }

    private static partial class Log
    {
        [LoggerMessage(1100, LogLevel.Information, "{Outcome} {Resource} (revision {Revision}) by {Writer}", EventName = "WriteAccepted")]
        public static partial void Accepted(ILogger logger, WriteOutcome outcome, ResourceId resource, long revision, string writer);
    }
}
