using OrleansMesh.EdgeNode.Counters;
using OrleansMesh.EdgeNode.Serving;
using OrleansMesh.EdgeNode.Upstreams;
using OrleansMesh.Routing.Actions;
using Yarp.ReverseProxy.Forwarder;

namespace OrleansMesh.EdgeNode.Forwarding;

/// <summary>One primary on its way through its attempts.</summary>
internal sealed class PrimaryCall(
    HttpContext context, OutgoingRequest request, UpstreamCluster cluster, RetryRule? retry, ReplayBody? body, AttemptDeadlines? deadlines, RetryCounters counters)
{
    private List<UpstreamEndpoint>? _tried;
    private RetryGate? _gate;
    private bool _holdsRetry;

    public HttpContext Context { get; } = context;

    public OutgoingRequest Request { get; } = request;

    public UpstreamCluster Cluster { get; } = cluster;

    public RetryRule? Retry { get; } = retry;

    /// <summary>Which attempt the present one is; from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Withholds answers that make for another attempt; null where none does.</summary>
    public RetryGate? Gate => _gate ??= Retry?.RepeatsBodies(GrpcRequests.Includes(Context)) is true ? new(Retry, body, TakeRetry) : null;

    /// <summary>A <c>Set-Cookie</c> that leads the client back to the endpoint of the attempt; null for none.</summary>
    public string? SetCookie { get; set; }

    /// <summary>Cancelled when the time of the attempt is up.</summary>
    public CancellationToken Cancellation { get; private set; }

    /// <summary>The upstream's status, where the attempt was answered; of gRPC's, where it came among the header fields, what it is over HTTP.</summary>
    public int AnsweredStatus => Gate?.WithheldStatus is > 0 and var withheld ? withheld
        : GrpcRequests.Includes(Context) && GrpcRequests.Status(Context.Response.Headers["grpc-status"].ToString()) is { } status ? GrpcStatusCodes.ToHttp(status)
        : Context.Response.StatusCode;

    /// <summary>Whether the attempt failed here, in handing the answer on, and not at the endpoint: another would fail as well.</summary>
    public bool FailedHere { get; set; }

    private bool IsOver => deadlines is { IsOver: true };

    private bool HasAttempts => Retry is not null && Number <= Retry.Attempts;

    /// <summary>Begins an attempt; from 1.</summary>
    public void Begin(int number)
    {
        (Number, FailedHere) = (number, false);
        if (number > 1)
        {
            body?.Rewind();
            Reset();
        }

        Cancellation = deadlines?.BeginTry() ?? CancellationToken.None;
        if (Gate is not null)
        {
            Gate.IsOpen = HasAttempts;
        }
    }

    /// <summary>What an attempt's failure means, when it was our own clock that ended it.</summary>
    public EdgeReason? Judge(EdgeReason? failure) => failure switch
    {
        null => null,
        _ when IsOver => EdgeReason.RouteTimeout,
        _ when deadlines is { IsTryOver: true } => EdgeReason.TryTimeout,
        _ => failure,
    };

    /// <summary>Whether another attempt is to be made after one that came to <paramref name="failure"/>; its place among the retries is then held.</summary>
    public bool WantsAnother(EdgeReason? failure)
    {
        if (failure is null)
        {
            return Gate is { WithheldStatus: > 0 };
        }

        return HasAttempts
            && !FailedHere
            && !Context.Response.HasStarted
            && body is not { CanReplay: false }
            && !Context.RequestAborted.IsCancellationRequested
            && ForwardFailures.Kind(failure.Value) is { } kind
            && Retry!.RetriesFailure(kind, wasSent: kind == RetryFailure.Reset)
            && TakeRetry();
    }

    /// <summary>Waits before the next attempt.</summary>
    /// <returns>Null, or why there is no sense in waiting any longer.</returns>
    public async ValueTask<EdgeReason?> PauseAsync(TimeSpan pause, TimeProvider time)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Context.RequestAborted, deadlines?.Over ?? CancellationToken.None);
        try
        {
            await Task.Delay(pause, time, stopping.Token);
            return IsOver ? EdgeReason.RouteTimeout : null;
        }
        catch (OperationCanceledException)
        {
            return IsOver ? EdgeReason.RouteTimeout : EdgeReason.ClientGone;
        }
    }

    /// <summary>Takes a place for the next attempt.</summary>
    /// <returns>Null where <paramref name="next"/> holds one, else why there is none.</returns>
    public EdgeReason? TryNext(UpstreamEndpoint last, RandomSource random, out UpstreamAttempt next)
    {
        if (Retry!.AvoidsTried)
        {
            (_tried ??= []).Add(last);
        }

        return Cluster.TryBegin(new(Context, random, _tried), out next);
    }

    /// <summary>Gives the place among the retries back, if one is held.</summary>
    public void ReleaseRetry()
    {
        if (_holdsRetry)
        {
            _holdsRetry = false;
            Cluster.EndRetry();
        }
    }

    // Of one request only one attempt is under way: the place of the present one is given back for that of the next.
    private bool TakeRetry()
    {
        ReleaseRetry();
        _holdsRetry = Cluster.TryBeginRetry();
        counters.Count(_holdsRetry ? RetryCount.Made : RetryCount.OverBudget);
        return _holdsRetry;
    }

    // What the attempt before left behind.
    private void Reset()
    {
        Context.Response.Clear();
        Context.Features.Set<IForwarderErrorFeature>(null);
    }
}
