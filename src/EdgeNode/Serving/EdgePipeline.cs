using OrleansMesh.EdgeNode.Counters;
using OrleansMesh.EdgeNode.Forwarding;
using OrleansMesh.EdgeNode.Mirroring;
using OrleansMesh.EdgeNode.Tables;
using OrleansMesh.EdgeNode.Upstreams;
using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Naming;

namespace OrleansMesh.EdgeNode.Serving;

/// <summary>What happens to a client's request, from beginning to end.</summary>
internal sealed partial class EdgePipeline(
    EdgeTableHolder tables,
    PrimaryAttempts primaries,
    ShadowDispatcher shadows,
    FaultInjection faults,
    RequestAccounts accounts,
    int maxHops,
    RandomSource random,
    ILogger<EdgePipeline> logger)
{
    private readonly EdgeAnswers _answers = accounts.Answers;
    private readonly RequestCounters _counters = accounts.Requests;

    /// <summary>Serves one request; the terminal delegate of the data listener. Throws nothing.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        _counters.Count(RequestCount.Received);
        try
        {
            ClientRequestForm.Apply(context);
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
            _counters.Count(RequestCount.Finished);
        }
    }

    private async Task AnswerFaultAsync(HttpContext context)
    {
        try
        {
            await _answers.WriteAsync(context, EdgeReason.Fault);
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
            await _answers.WriteAsync(context, refusal);
            return;
        }

        using var lease = tables.Enter();
        var table = lease.Table;
        var view = new HttpRequestView(context, admitted);
        if (table.Routes.RequiresHttps(ref view))
        {
            await _answers.RedirectToHttpsAsync(context, admitted);
            return;
        }

        if (table.Routes.Match(ref view) is not { } rule)
        {
            await _answers.WriteAsync(context, ReferenceEquals(table, EdgeTable.None) ? EdgeReason.NoTable : EdgeReason.NoRoute);
            return;
        }

        await ServeAsync(context, admitted, rule, table);
        if (rule.StatPrefix is { } prefix)
        {
            accounts.Routes.Count(prefix, context.Features.Get<GrpcAnswer>()?.HttpStatus ?? context.Response.StatusCode);
        }
    }

    // In the order of Istio's filters: faults, CORS, then what the rule does.
    private async ValueTask ServeAsync(HttpContext context, AdmittedRequest admitted, RouteRule rule, EdgeTable table)
    {
        if (rule.Fault is { } fault && await faults.InjectAsync(context, fault))
        {
            return;
        }

        if (rule.Cors is { } cors && CorsAnswers.Apply(context, cors))
        {
            _counters.Count(RequestCount.AnsweredByRule);
        }
        else if (rule.Action != RouteAction.Forward)
        {
            _counters.Count(RequestCount.AnsweredByRule);
            await RuleAnswers.WriteAsync(context, admitted, rule);
        }
        else
        {
            await ForwardAsync(context, admitted, rule, table);
        }
    }

    private async ValueTask ForwardAsync(HttpContext context, AdmittedRequest admitted, RouteRule rule, EdgeTable table)
    {
        var hops = EdgeHops.Of(context.Request.Headers, admitted.Host);
        if (hops.Count >= maxHops)
        {
            await _answers.WriteAsync(context, EdgeReason.Loop, rule.Name);
            return;
        }

        var destination = rule.PickDestination(random());
        if (destination.Authority is { } authority && !HostSyntax.IsValid(authority))
        {
            await _answers.WriteAsync(context, EdgeReason.AuthorityInvalid);
            return;
        }

        // Before the place that the attempt takes: nothing may fail between that and the attempt.
        using var request = new OutgoingRequest(context, admitted, rule, destination, hops);
        var cluster = table.Clusters[destination.ClusterSlot];
        if (cluster.TryBegin(new(context, random, Tried: null), out var attempt) is { } obstacle)
        {
            await _answers.WriteAsync(context, obstacle, cluster.Key.ToString());
            return;
        }

        var flight = rule.Mirrors.IsEmpty || UpgradeRequests.Includes(context)
            ? null
            : shadows.Admit(new(context, admitted, request), table);
        var failure = flight is null
            ? await primaries.SendAsync(context, request, cluster, attempt)
            : await SendWithShadowsAsync(context, request, cluster, attempt, flight);
        if (failure is { } reason)
        {
            await _answers.WriteAsync(context, reason);
        }
        else
        {
            _counters.CountAnswer(context.Response.StatusCode);
        }
    }

    private async ValueTask<EdgeReason?> SendWithShadowsAsync(
        HttpContext context, OutgoingRequest request, UpstreamCluster cluster, UpstreamAttempt attempt, ShadowFlight flight)
    {
        try
        {
            if (flight.Tap is { } tap)
            {
                context.Request.Body = tap;
            }

            request.Shadows = flight;
            ValueTask<EdgeReason?> primary;
            try
            {
                // Runs until the request is written, or has to wait: the shadows start when the primary is on its way.
                primary = primaries.SendAsync(context, request, cluster, attempt);
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
