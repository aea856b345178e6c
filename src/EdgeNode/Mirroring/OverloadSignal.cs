namespace OrleansMesh.EdgeNode.Mirroring;

/// <summary>
/// Whether the process has more to do than its processors can: work waits long for a thread, several times in a row. Shadows are shed then, since each is work that
/// primaries wait behind.
/// </summary>
/// <param name="bound">How long work may wait; 0: there is never too much to do.</param>
/// <param name="time">The clock.</param>
/// <param name="queue">Puts work where requests' work waits; null for the thread pool's common queue.</param>
internal sealed class OverloadSignal(TimeSpan bound, TimeProvider time, Action<IThreadPoolWorkItem>? queue = null) : IThreadPoolWorkItem, IDisposable
{
    // One long wait may be a collection of garbage.
    private const int WaitsInARow = 3;

    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    private readonly Action<IThreadPoolWorkItem> _queue = queue ?? (static item => ThreadPool.UnsafeQueueUserWorkItem(item, preferLocal: false));
    private ITimer? _timer;
    private long _queuedAt;
    private long _waited;
    private int _isQueued;
    private int _longWaits;

    /// <summary>Whether shadows are shed now.</summary>
    public bool IsOverloaded => Volatile.Read(ref _longWaits) >= WaitsInARow;

    /// <summary>How long the last piece of work waited for a thread.</summary>
    public TimeSpan Waited => new(Interlocked.Read(ref _waited));

    /// <summary>Begins to measure. Once.</summary>
    public void Start()
    {
        if (bound > TimeSpan.Zero)
        {
            _timer = time.CreateTimer(static signal => ((OverloadSignal)signal!).Probe(), this, Period, Period);
        }
    }

    public void Dispose() => _timer?.Dispose();

    /// <summary>Learns how long a piece of work waited.</summary>
    public void Learn(TimeSpan waited)
    {
        Interlocked.Exchange(ref _waited, waited.Ticks);
        Volatile.Write(ref _longWaits, waited > bound ? Math.Min(_longWaits + 1, WaitsInARow) : 0);
    }

    void IThreadPoolWorkItem.Execute()
    {
        var waited = time.GetElapsedTime(Volatile.Read(ref _queuedAt));
        Volatile.Write(ref _isQueued, 0);
        Learn(waited);
    }

    // One at a time: what waits has not been measured yet.
    private void Probe()
    {
        if (Interlocked.Exchange(ref _isQueued, 1) == 0)
        {
            Volatile.Write(ref _queuedAt, time.GetTimestamp());
            _queue(this);
        }
    }
}
