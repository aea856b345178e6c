using OrleansMesh.Abstractions.Statistics;
using OrleansMesh.EdgeNode.Counters;

namespace OrleansMesh.EdgeNode.Mirroring;

/// <summary>One shadow, from the place in its lane to its outcome, which is counted once, whatever happens.</summary>
/// <remarks>
/// The request's thread admits it, feeds its body and may abort it; the lane runs it. It never touches the request it was made from, and
/// nothing it does, throws or waits for is seen by that request.
/// </remarks>
internal sealed partial class Shadow : IThreadPoolWorkItem
{
    private const int NotAborted = 0;
    private const int PrimaryHalf = 1;
    private const int ShadowHalf = 2;

    private readonly ShadowLane _lane;
    private readonly MirrorCell _cell;
    private readonly BodyCapture? _body;
    private readonly int _period;
    private readonly long _started;
    private ShadowRequest? _request;
    private ShadowSlot? _slot;
    private int _aborted = NotAborted;
    private int _halves;
    private TimeSpan _primaryTook;
    private TimeSpan _took;

    /// <summary>A shadow that <paramref name="lane"/> has admitted and <paramref name="cell"/> has counted as sent. It must be launched or given up.</summary>
    public Shadow(ShadowLane lane, int period, MirrorCell cell, BodyCapture? body)
    {
        _lane = lane;
        _period = period;
        _cell = cell;
        _body = body;
        _started = lane.Time.GetTimestamp();
    }

    public BodyCapture? Body => _body;

    private ShadowOutcome? Aborted => Volatile.Read(ref _aborted) is var reason and not NotAborted ? (ShadowOutcome)reason : null;

    /// <summary>Lets it go, in its turn.</summary>
    public void Launch(ShadowRequest request)
    {
        _request = request;
        _lane.Launch(this);
    }

    /// <summary>Ends it before it was launched: a defect of the edge stands in the way.</summary>
    public void GiveUp()
    {
        _body?.Close();
        Account(ShadowOutcome.FailedFault);
        _lane.GiveUp();
    }

    /// <summary>More of the body, as the primary has read it. Throws nothing: it runs between the primary's reads.</summary>
    public void AppendBody(ReadOnlySpan<byte> bytes)
    {
        try
        {
            if (_body?.Append(bytes) is { } reason)
            {
                BreakBody(reason);
            }
        }
        catch (Exception e)
        {
            Wall(e);
        }
    }

    /// <summary>There is no more of the body: because it is complete, or because it never will be. Throws nothing.</summary>
    public void EndBody(bool complete)
    {
        try
        {
            if (complete)
            {
                _body?.Complete();
            }
            else
            {
                BreakBody(ShadowOutcome.FailedPrimaryAborted);
            }
        }
        catch (Exception e)
        {
            Wall(e);
        }
    }

    /// <summary>The head of the primary's answer is there. Throws nothing; the first time counts.</summary>
    public void PrimaryAnswered()
    {
        if ((Volatile.Read(ref _halves) & PrimaryHalf) == 0)
        {
            _primaryTook = _lane.Time.GetElapsedTime(_started);
            Join(PrimaryHalf);
        }
    }

    /// <summary>Ends it early. The first reason counts; without effect once it is over.</summary>
    public void Abort(ShadowOutcome reason)
    {
        if (Interlocked.CompareExchange(ref _aborted, (int)reason, NotAborted) == NotAborted)
        {
            // Either this sees the slot, or the shadow, which takes its slot first, sees the reason.
            Volatile.Read(ref _slot)?.Cancel(this);
        }
    }

    private void Account(ShadowOutcome outcome)
    {
        _cell.CountBytes(_body?.Sent ?? 0, _request?.Answer.Bytes ?? 0);
        if (outcome != ShadowOutcome.Succeeded)
        {
            var text = _request is { } request ? request.Answer.Describe(request.Prefix) : string.Empty;
            _cell.Fail(outcome, new(ShadowOutcomes.Reason(outcome), _lane.Time.GetUtcNow(), text[..Math.Min(text.Length, MirrorError.MaxText)]));
            return;
        }

        var answer = _request!.Answer;
        _cell.CountSucceeded(answer.Status);
        _took = _lane.Time.GetElapsedTime(_started, answer.HeadAt);
        Join(ShadowHalf);
    }

    // Side by side are only the durations of the same requests: whichever of the two comes last counts both.
    private void Join(int half)
    {
        if ((Interlocked.Or(ref _halves, half) | half) == (PrimaryHalf | ShadowHalf))
        {
            _cell.ShadowLatency.Count(_took);
            _cell.PrimaryLatency.Count(_primaryTook);
        }
    }

    // The reason first: the broken body ends the sending, which then looks for it.
    private void BreakBody(ShadowOutcome reason)
    {
        Abort(reason);
        _body?.Break();
    }

    // A shadow's defect ends the shadow. The primary, which called, must not hear of it.
    private void Wall(Exception fault)
    {
        Log.Fault(_lane.Logger, _lane.Target.ToString(), fault);
        Abort(ShadowOutcome.FailedFault);
    }

    void IThreadPoolWorkItem.Execute() => _ = RunAsync();

    private async Task RunAsync()
    {
        var outcome = ShadowOutcome.FailedFault;
        try
        {
            outcome = await SendAsync();
        }
        catch (Exception e)
        {
            // The outermost frame of a shadow: whatever it is, it ends here, and is accounted for.
            Log.Fault(_lane.Logger, _lane.Target.ToString(), e);
        }
        finally
        {
            _body?.Close();
            Account(outcome);
            _lane.Finish(outcome, _period);
        }
    }

    private async Task<ShadowOutcome> SendAsync()
    {
        var remaining = _lane.Limits.Timeout - _lane.Time.GetElapsedTime(_started);
        if (remaining <= TimeSpan.Zero)
        {
            return Aborted ?? ShadowOutcome.FailedTimeout;
        }

        var slot = _lane.RentSlot();
        var turn = slot.Begin(this, remaining, _lane.Limits.ResponseHeadersTimeout);
        Interlocked.Exchange(ref _slot, slot);
        try
        {
            if ((Aborted ?? _lane.Stopped) is { } before)
            {
                return before;
            }

            var outcome = await SendAsync(_request!, turn);
            return outcome == ShadowOutcome.Succeeded ? outcome : Aborted ?? outcome;
        }
        catch (OperationCanceledException) when (Aborted is not null)
        {
            return Aborted!.Value;
        }
        finally
        {
            slot.End();
            _lane.ReturnSlot(slot);
        }
    }

    // A body can be sent once: only what has none is sent again, within the same time.
    private async Task<ShadowOutcome> SendAsync(ShadowRequest request, ShadowTurn turn)
    {
        for (var retries = request.Body is null ? _lane.Limits.Retries : 0; ; retries--)
        {
            var outcome = await _lane.Sender.SendAsync(request, turn);
            if (retries == 0 || outcome is not (ShadowOutcome.FailedConnect or ShadowOutcome.FailedReset) || Aborted is not null)
            {
                return outcome;
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3200, LogLevel.Error, "A shadow to {Target} met a defect of the edge.", EventName = "ShadowFault")]
        public static partial void Fault(ILogger logger, string target, Exception exception);
    }
}
