using OrleansMesh.EdgeNode.Counters;
using OrleansMesh.EdgeNode.Forwarding;
using OrleansMesh.EdgeNode.Mirroring;
using OrleansMesh.EdgeNode.Tables;
using OrleansMesh.Routing.Matching;

namespace OrleansMesh.EdgeNode.Serving;

/// <summary>What happens to a client's request, from beginning to end.</summary>
internal sealed partial class EdgePipeline(
    EdgeTableHolder tables,
    IPrimaryForwarder forwarder,
    ShadowDispatcher shadows,
    EdgeAnswers answers,
    RequestCounters counters,
    RandomSource random,
    ILogger<EdgePipeline> logger)
{
    /// <summary>Serves one request; the terminal delegate of the data listener. Throws nothing.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        counters.Count(RequestCount.Received);
        try
        {
            await ServeAsync(context);
        }
        catch (Exception e)
        {
            // The outermost frame of a request: a defect is ours to log, and for the client a plain 500.
            Log.Fault(logger, e);
            await AnswerFaultAsync(context);
        }
        finally
        {
            counters.Count(RequestCount.Finished);
        }
    }

    private async Task AnswerFaultAsync(HttpContext context)
    {
        try
        {
            await answers.WriteAsync(context, EdgeReason.Fault);
        }
        catch (Exception e)
        {
            // Nothing can be told to this client.
            Log.Fault(logger, e);
            context.Abort();
        }
    }

    private async Task ServeAsync(HttpContext context)
    {
        if (RequestGuard.Check(context, out var admitted) is { } refusal)
        {
            await answers.WriteAsync(context, refusal);
            return;
        }

        using var lease = tables.Enter();
        var table = lease.Table;
        var view = new HttpRequestView(context, admitted);
        if (table.Routes.Match(ref view) is not { } rule)
        {
            await answers.WriteAsync(context, ReferenceEquals(table, EdgeTable.None) ? EdgeReason.NoTable : EdgeReason.NoRoute);
        }
        else if (rule.Action != RouteAction.Forward)
        {
            await answers.WriteAsync(context, EdgeReason.UnsupportedRoute, rule.UnsupportedField);
        }
        else if (rule.Authority is { } authority && !HostSyntax.IsValid(authority))
        {
            await answers.WriteAsync(context, EdgeReason.AuthorityInvalid);
        }
        else
        {
            await ForwardAsync(context, admitted, rule, table);
        }
    }

    private async Task ForwardAsync(HttpContext context, AdmittedRequest admitted, RouteRule rule, EdgeTable table)
    {
        var cluster = table.Clusters[rule.PickDestination(random()).ClusterSlot];
        if (cluster.TryBegin(new(context, random, Tried: null), out var attempt) is { } obstacle)
        {
            await answers.WriteAsync(context, obstacle, cluster.Key.ToString());
            return;
        }

        using var request = new OutgoingRequest(context, admitted, rule);
        var flight = rule.Mirrors.IsEmpty || UpgradeRequests.Includes(context)
            ? null
            : shadows.Admit(rule, table, request, context.Request.Body);
        var failure = flight is null
            ? await forwarder.ForwardAsync(context, request, cluster, attempt.Endpoint)
            : await ForwardWithShadowsAsync(context, request, cluster, attempt.Endpoint, flight);
        attempt.End(AttemptOutcome.Of(failure, context.Response.StatusCode));
        if (failure is { } reason)
        {
            await answers.WriteAsync(context, reason);
        }
        else
        {
            counters.CountAnswer(context.Response.StatusCode);
        }
    }

    private async ValueTask<EdgeReason?> ForwardWithShadowsAsync(
        HttpContext context, OutgoingRequest request, UpstreamCluster cluster, UpstreamEndpoint endpoint, ShadowFlight flight)
    {
        try
        {
            if (flight.Tap is { } tap)
            {
                context.Request.Body = tap;
            }

            ValueTask<EdgeReason?> primary;
            try
            {
                // Runs until the request is written, or has to wait: the shadows start when the primary is on its way.
                primary = forwarder.ForwardAsync(context, request, cluster, endpoint);
            }
            finally
            {
                shadows.Launch(flight, request);
            }

            return await primary;
        }
        finally
        {
            flight.Tap?.End();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3100, LogLevel.Error, "A request met a defect of the edge.", EventName = "RequestFault")]
        public static partial void Fault(ILogger logger, Exception exception);
    }
}
