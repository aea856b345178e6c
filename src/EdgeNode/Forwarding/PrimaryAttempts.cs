using OrleansMesh.EdgeNode.Counters;
using OrleansMesh.EdgeNode.Mirroring;
using OrleansMesh.EdgeNode.Serving;
using OrleansMesh.EdgeNode.Upstreams;
using OrleansMesh.Routing.Actions;

namespace OrleansMesh.EdgeNode.Forwarding;

/// <summary>Sends a primary, and sends it again where its route asks for that, within the times that its route gives it.</summary>
internal sealed class PrimaryAttempts(IPrimaryForwarder forwarder, ForwardingOptions options, RetryCounters counters, RandomSource random, TimeProvider time)
{
    private readonly ByteBudget _replay = new(options.MaxReplayBytes);

    /// <summary>Bytes of bodies kept for further attempts now.</summary>
    public long ReplayBytes => _replay.Used;

    /// <summary>Sends a primary and passes its answer on.</summary>
    /// <param name="context">The client's request.</param>
    /// <param name="request">What goes out.</param>
    /// <param name="cluster">Where to.</param>
    /// <param name="first">The place of the first attempt; ended here.</param>
    /// <returns>Null where an answer was passed on, else what failed; the caller answers then, unless an answer has begun.</returns>
    public async ValueTask<EdgeReason?> SendAsync(HttpContext context, OutgoingRequest request, UpstreamCluster cluster, UpstreamAttempt first)
    {
        // The times run from the end of the request, and that of an upgraded connection is the end of the connection.
        var (retry, timeout) = UpgradeRequests.Includes(context) ? (null, null) : (request.Rule.Retry, request.Rule.Timeout);
        using var deadlines = timeout is null && retry?.PerTryTimeout is null ? null : new AttemptDeadlines(timeout, retry?.PerTryTimeout, time);
        var body = Body(context, request, retry, deadlines);
        var call = new PrimaryCall(context, request, cluster, retry, body, deadlines, counters);
        try
        {
            return await SendAsync(call, first);
        }
        finally
        {
            call.ReleaseRetry();
            body?.Release();
        }
    }

    private async ValueTask<EdgeReason?> SendAsync(PrimaryCall call, UpstreamAttempt attempt)
    {
        for (var number = 1; ; number++)
        {
            call.Begin(number);
            call.SetCookie = attempt.SetCookie;
            var outcome = new AttemptOutcome(AttemptResult.Abandoned, 0);
            EdgeReason? failure;
            try
            {
                failure = call.Judge(await forwarder.ForwardAsync(call, attempt.Endpoint));
                outcome = call.FailedHere ? outcome : AttemptOutcome.Of(failure, call.AnsweredStatus);
            }
            finally
            {
                attempt.End(outcome);
            }

            if (!call.WantsAnother(failure))
            {
                return failure;
            }

            if (await call.PauseAsync(call.Retry!.Pause(number, random()), time) is { } end)
            {
                return end;
            }

            if (call.TryNext(attempt.Endpoint, random, out attempt) is { } obstacle)
            {
                return obstacle;
            }
        }
    }

    private ReplayBody? Body(HttpContext context, OutgoingRequest request, RetryRule? retry, AttemptDeadlines? deadlines)
    {
        if (!request.HasBody || (retry is null && deadlines is null))
        {
            deadlines?.RequestEnded();
            return null;
        }

        var limit = retry?.RepeatsBodies(GrpcRequests.Includes(context)) is true ? options.MaxReplayBodyBytes : 0;
        var body = new ReplayBody(context.Request.Body, request.BodyLength, limit, _replay, deadlines is null ? null : deadlines.RequestEnded);
        context.Request.Body = body;
        return body;
    }
}
