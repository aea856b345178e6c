namespace OrleansMesh.EdgeNode.Mirroring;

/// <summary>What a running shadow needs of its lane: its clock and its way to be cancelled. Used by one shadow after the other.</summary>
internal sealed class ShadowSlot(TimeProvider time) : IDisposable
{
    private readonly Lock _lock = new();
    private CancellationTokenSource _cancellation = new(Timeout.InfiniteTimeSpan, time);
    private Shadow? _shadow;

    /// <summary>Starts the clock of <paramref name="shadow"/>.</summary>
    public CancellationToken Begin(Shadow shadow, TimeSpan remaining)
    {
        lock (_lock)
        {
            _shadow = shadow;
            _cancellation.CancelAfter(remaining);
            return _cancellation.Token;
        }
    }

    /// <summary>The shadow is over.</summary>
    public void End()
    {
        lock (_lock)
        {
            _shadow = null;
            if (!_cancellation.TryReset())
            {
                _cancellation.Dispose();
                _cancellation = new(Timeout.InfiniteTimeSpan, time);
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

    public void Dispose() => _cancellation.Dispose();
}
