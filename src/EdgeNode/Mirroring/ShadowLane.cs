using System.Collections.Concurrent;
using OrleansMesh.EdgeNode.Switching;
using OrleansMesh.Routing.Matching;

namespace OrleansMesh.EdgeNode.Mirroring;

/// <summary>
/// The way of all shadows to one target: so many under way, so many waiting, and no more. Nothing on it can hold up a request or a
/// thread, and of what lanes share, the bytes of bodies, it leaves the others theirs (<see cref="BudgetShare"/>).
/// </summary>
internal sealed class ShadowLane : IDisposable
{
    private readonly MirrorSwitch _mirroring;
    private readonly ConcurrentQueue<Shadow> _waiting = new();
    private readonly ConcurrentQueue<ShadowSlot> _freeSlots = new();
    private readonly ConcurrentBag<ShadowSlot> _slots = [];
    private TaskCompletionSource? _idle;
    private int _admitted;
    private int _running;
    private int _closed;
    private int _stopped;

    public ShadowLane(
        ClusterKey target, LaneLimits limits, IShadowSender sender, BudgetShare budget, MirroringOptions options, MirrorSwitch mirroring, TimeProvider time, ILogger logger)
    {
        Target = target;
        Limits = limits;
        Sender = sender;
        Budget = budget;
        _mirroring = mirroring;
        Time = time;
        Logger = logger;
        Breaker = new LaneBreaker(options.BreakAfter, options.BreakTime, time);
    }

    public ClusterKey Target { get; }

    public IShadowSender Sender { get; }

    /// <summary>What its shadows' bodies may hold.</summary>
    public BudgetShare Budget { get; }

    /// <summary>What its shadows may use.</summary>
    public LaneLimits Limits { get; }

    public TimeProvider Time { get; }

    public ILogger Logger { get; }

    public LaneBreaker Breaker { get; }

    /// <summary>Shadows admitted and not over.</summary>
    public int Admitted => Volatile.Read(ref _admitted);

    /// <summary>Of these, the ones under way.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <summary>Of these, the ones that wait for more of their clients' bodies.</summary>
    public int Waiting => _slots.Count(slot => slot.IsWaiting);

    /// <summary>Why no shadow may run any more; null while they may.</summary>
    public ShadowOutcome? Stopped =>
        Volatile.Read(ref _stopped) == 1 ? ShadowOutcome.FailedShutdown : _mirroring.IsOff ? ShadowOutcome.FailedKilled : null;

    private bool IsClosed => Volatile.Read(ref _closed) == 1;

    /// <summary>Asks for a place. Who gets one must <see cref="Launch"/> a shadow, or <see cref="GiveUp"/>.</summary>
    /// <param name="period">What the shadow must say when it is over: the period of <see cref="LaneBreaker"/> that let it go.</param>
    /// <returns>Null for a place, else why there is none.</returns>
    public ShadowOutcome? TryAdmit(out int period)
    {
        period = 0;
        var limit = Limits.Concurrency + Limits.QueueDepth;
        var admitted = Volatile.Read(ref _admitted);
        while (admitted < limit && !IsClosed)
        {
            var seen = Interlocked.CompareExchange(ref _admitted, admitted + 1, admitted);
            if (seen != admitted)
            {
                admitted = seen;
                continue;
            }

            // It may have closed in between, and have been found empty already.
            if (!IsClosed && Breaker.Allows(out period))
            {
                return null;
            }

            Leave();
            return IsClosed ? ShadowOutcome.DroppedShutdown : ShadowOutcome.DroppedCircuitOpen;
        }

        return IsClosed ? ShadowOutcome.DroppedShutdown : ShadowOutcome.DroppedLaneFull;
    }

    /// <summary>Lets an admitted shadow go as soon as it is its turn.</summary>
    public void Launch(Shadow shadow)
    {
        _waiting.Enqueue(shadow);
        Interlocked.MemoryBarrier();
        StartNext();
    }

    /// <summary>A shadow that was under way is over and accounted for.</summary>
    public void Finish(ShadowOutcome outcome, int period)
    {
        Breaker.Learn(outcome, period);
        Interlocked.Decrement(ref _running);
        StartNext();
        Leave();
    }

    /// <summary>A shadow that was admitted will not be launched; it is accounted for.</summary>
    public void GiveUp() => Leave();

    public ShadowSlot RentSlot()
    {
        if (_freeSlots.TryDequeue(out var free))
        {
            return free;
        }

        // At most one per running shadow is ever made.
        var made = new ShadowSlot(Time);
        _slots.Add(made);
        return made;
    }

    public void ReturnSlot(ShadowSlot slot) => _freeSlots.Enqueue(slot);

    /// <summary>Takes no more shadows; done when those it has are over.</summary>
    public Task CloseAsync()
    {
        Interlocked.Exchange(ref _closed, 1);
        var idle = Interlocked.CompareExchange(ref _idle, new(TaskCreationOptions.RunContinuationsAsynchronously), null) ?? _idle;
        if (Interlocked.CompareExchange(ref _admitted, 0, 0) == 0)
        {
            idle.TrySetResult();
        }

        return idle.Task;
    }

    /// <summary>Gives up whatever runs or waits.</summary>
    public void Stop()
    {
        Interlocked.Exchange(ref _stopped, 1);
        Abort(ShadowOutcome.FailedShutdown);
    }

    /// <summary>Ends whatever runs or waits now. What comes later must find its reason in <see cref="Stopped"/>.</summary>
    public void Abort(ShadowOutcome reason)
    {
        // Either this sees the slot that a shadow has taken, or the shadow, which takes it first, sees why it may not run.
        Interlocked.MemoryBarrier();
        foreach (var shadow in _waiting)
        {
            shadow.Abort(reason);
        }

        foreach (var slot in _slots)
        {
            slot.Abort(reason);
        }
    }

    /// <summary>Closes the connections. Only when <see cref="CloseAsync"/> is done.</summary>
    public void Dispose()
    {
        Sender.Dispose();
        foreach (var slot in _slots)
        {
            slot.Dispose();
        }
    }

    private void StartNext()
    {
        while (!_waiting.IsEmpty)
        {
            var running = Volatile.Read(ref _running);
            if (running >= Limits.Concurrency)
            {
                return;
            }

            if (Interlocked.CompareExchange(ref _running, running + 1, running) != running)
            {
                continue;
            }

            if (!_waiting.TryDequeue(out var shadow))
            {
                // Another took it. Whoever came in the meantime saw this turn as taken, so look again.
                Interlocked.Decrement(ref _running);
                continue;
            }

            ThreadPool.UnsafeQueueUserWorkItem(shadow, preferLocal: false);
        }
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _admitted) == 0)
        {
            Volatile.Read(ref _idle)?.TrySetResult();
        }
    }
}
