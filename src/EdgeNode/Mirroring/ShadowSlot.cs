namespace OrleansMesh.EdgeNode.Mirroring;

/// <summary>What a running shadow needs of its lane: its clock and its way to be cancelled. Used by one shadow after the other.</summary>
/// <remarks>
/// The clock measures the shadow alone: it stands still while all there was of the body is sent and the client has not sent more. Its timer is only
/// set earlier, never later: when it fires, it is looked whether a time is up, so that most shadows do not touch it.
/// </remarks>
internal sealed class ShadowSlot : IDisposable
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly long _epoch;
    private readonly ITimer _timer;
    private CancellationTokenSource _cancellation = new();
    private Shadow? _shadow;
    private TimeSpan _headersTime;
    private int _turn;
    private TimeSpan _left;
    private TimeSpan _end;
    private TimeSpan _headersEnd;
    private TimeSpan _timerAt = TimeSpan.MaxValue;
    private bool _isWaiting;
    private bool _isAnswered;

    public ShadowSlot(TimeProvider time)
    {
        _time = time;
        _epoch = time.GetTimestamp();
        _timer = time.CreateTimer(static slot => ((ShadowSlot)slot!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Whether its shadow waits for more of the client's body; its clock stands still.</summary>
    public bool IsWaiting
    {
        get
        {
            lock (_lock)
            {
                return _shadow is not null && _isWaiting;
            }
        }
    }

    private TimeSpan Now => _time.GetElapsedTime(_epoch);

    /// <summary>Starts the clock of <paramref name="shadow"/>.</summary>
    /// <param name="shadow">The shadow.</param>
    /// <param name="remaining">What is left of its time.</param>
    /// <param name="headersTime">How long its answer may take to begin when it is sent.</param>
    public ShadowTurn Begin(Shadow shadow, TimeSpan remaining, TimeSpan headersTime)
    {
        lock (_lock)
        {
            _shadow = shadow;
            _headersTime = headersTime;
            _headersEnd = TimeSpan.MaxValue;
            (_isWaiting, _isAnswered) = (false, false);
            _end = Now + remaining;
            SetTimer(_end);
            return new(this, ++_turn, _cancellation.Token);
        }
    }

    /// <summary>The shadow waits for its client: the clock stands still.</summary>
    public void Wait(int turn)
    {
        lock (_lock)
        {
            if (turn == _turn && !_isWaiting)
            {
                _left = _end - Now;
                _isWaiting = true;
            }
        }
    }

    /// <summary>There is more to send: the clock goes on.</summary>
    public void GoOn(int turn)
    {
        lock (_lock)
        {
            if (turn == _turn && _isWaiting)
            {
                _isWaiting = false;
                _end = Now + _left;
                SetTimer(_end);
            }
        }
    }

    /// <summary>All of the request is handed to the connection: the answer is due.</summary>
    public void Sent(int turn)
    {
        lock (_lock)
        {
            if (turn == _turn && !_isAnswered)
            {
                _headersEnd = Now + _headersTime;
                SetTimer(_headersEnd);
            }
        }
    }

    /// <summary>The answer has begun.</summary>
    public void Answered(int turn)
    {
        lock (_lock)
        {
            if (turn == _turn)
            {
                _isAnswered = true;
                _headersEnd = TimeSpan.MaxValue;
            }
        }
    }

    /// <summary>The shadow is over.</summary>
    public void End()
    {
        lock (_lock)
        {
            _shadow = null;
            _turn++;
            if (!_cancellation.TryReset())
            {
                _cancellation.Dispose();
                _cancellation = new();
            }
        }
    }

    /// <summary>Cancels <paramref name="shadow"/> if it still runs here. Its code goes on elsewhere, never on the caller's thread.</summary>
    public void Cancel(Shadow shadow)
    {
        lock (_lock)
        {
            if (ReferenceEquals(_shadow, shadow))
            {
                _ = _cancellation.CancelAsync();
            }
        }
    }

    /// <summary>Aborts whatever runs here.</summary>
    public void Abort(ShadowOutcome reason)
    {
        Shadow? shadow;
        lock (_lock)
        {
            shadow = _shadow;
        }

        shadow?.Abort(reason);
    }

    public void Dispose()
    {
        _timer.Dispose();
        _cancellation.Dispose();
    }

    private void Look()
    {
        Shadow? late = null;
        var reason = ShadowOutcome.FailedTimeout;
        lock (_lock)
        {
            _timerAt = TimeSpan.MaxValue;
            if (_shadow is null)
            {
                return;
            }

            var end = _isWaiting ? TimeSpan.MaxValue : _end;
            var now = Now;
            if (now >= end || now >= _headersEnd)
            {
                late = _shadow;
                reason = now >= end ? ShadowOutcome.FailedTimeout : ShadowOutcome.FailedHeadersTimeout;
            }
            else
            {
                SetTimer(end < _headersEnd ? end : _headersEnd);
            }
        }

        late?.Abort(reason);
    }

    private void SetTimer(TimeSpan at)
    {
        if (at < _timerAt)
        {
            _timerAt = at;

            // Timers know whole milliseconds, and must not fire before the time is up.
            var wait = TimeSpan.FromMilliseconds(Math.Ceiling((at - Now).TotalMilliseconds));
            _timer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }
}
