namespace OrleansMesh.EdgeNode.Forwarding;

/// <summary>
/// The times that a route gives a request and each attempt at it. As with Envoy they run from the end of the request, however long the client
/// takes for that, to the end of the answer.
/// </summary>
internal sealed class AttemptDeadlines(TimeSpan? whole, TimeSpan? perTry, TimeProvider time) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _whole = new();
    private CancellationTokenSource _try = new();
    private ITimer? _wholeTimer;
    private ITimer? _tryTimer;
    private bool _isSent;
    private int _attempt;

    /// <summary>Whether the time of the request is up.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Cancelled when the time of the request is up.</summary>
    public CancellationToken Over => _whole.Token;

    /// <summary>Whether the time of the present attempt is up.</summary>
    public bool IsTryOver { get; private set; }

    /// <summary>Begins an attempt.</summary>
    /// <returns>Cancelled when its time, or the request's, is up.</returns>
    public CancellationToken BeginTry()
    {
        lock (_lock)
        {
            _attempt++;
            IsTryOver = false;
            _tryTimer?.Dispose();
            if (_attempt > 1)
            {
                _try.Dispose();
                _try = new();
            }

            if (_isSent)
            {
                StartTry();
            }

            return _try.Token;
        }
    }

    /// <summary>The client has sent all of the request: the times run.</summary>
    public void RequestEnded()
    {
        lock (_lock)
        {
            if (_isSent)
            {
                return;
            }

            _isSent = true;
            if (whole is { } limit)
            {
                _wholeTimer = time.CreateTimer(static state => ((AttemptDeadlines)state!).EndWhole(), this, limit, Timeout.InfiniteTimeSpan);
            }

            if (_attempt > 0)
            {
                StartTry();
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _wholeTimer?.Dispose();
            _tryTimer?.Dispose();
            _try.Dispose();
            _whole.Dispose();
            _attempt = int.MaxValue;
        }
    }

    private void StartTry()
    {
        if (perTry is { } limit)
        {
            var attempt = _attempt;
            _tryTimer = time.CreateTimer(_ => EndTry(attempt), null, limit, Timeout.InfiniteTimeSpan);
        }
    }

    private void EndWhole()
    {
        CancellationTokenSource current;
        lock (_lock)
        {
            if (_attempt == int.MaxValue)
            {
                return;
            }

            IsOver = true;
            current = _try;
        }

        Cancel(_whole);
        Cancel(current);
    }

    private void EndTry(int attempt)
    {
        CancellationTokenSource current;
        lock (_lock)
        {
            if (attempt != _attempt)
            {
                return;
            }

            IsTryOver = true;
            current = _try;
        }

        Cancel(current);
    }

    // Outside the lock: it runs what waits for it.
    private static void Cancel(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The attempt ended by itself at this very moment.
        }
    }
}
