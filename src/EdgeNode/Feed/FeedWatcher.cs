using OrleansMesh.EdgeNode.ControlPlane;
using OrleansMesh.EdgeNode.Settings;

namespace OrleansMesh.EdgeNode.Feed;

/// <summary>
/// Follows the control plane: asks the relay every few seconds what is lacking (which also keeps the subscription), and takes the relay's
/// nudges in between.
/// </summary>
internal sealed partial class FeedWatcher(
    FeedFollower follower,
    FeedInbox inbox,
    FeedOptions options,
    Jitter jitter,
    TimeProvider time,
    ILogger<FeedWatcher> logger) : BackgroundService
{
    private static readonly TimeSpan FirstBackoff = TimeSpan.FromMilliseconds(100);

    private readonly Backoff _backoff = new(FirstBackoff, options.MaxBackoff, jitter);
    private FeedStatus _status = FeedStatus.Initial;
    private bool _waits;

    public FeedStatus Status => Volatile.Read(ref _status);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            TimeSpan wait;
            try
            {
                await follower.CatchUpAsync(options.CallTimeout, time, stoppingToken);
                wait = jitter.Around(options.RenewalPeriod);
                Succeeded();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (ControlPlaneAbsentException)
            {
                // Nothing was tried, so there is nothing to back off from. The client does that.
                wait = jitter.Below(FirstBackoff);
                Wait();
            }
            catch (Exception e)
            {
                wait = _backoff.Next();
                Failed(e);
            }

            await ListenAsync(wait, stoppingToken);
        }
    }

    private async Task ListenAsync(TimeSpan wait, CancellationToken stoppingToken)
    {
        using var due = new CancellationTokenSource(wait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(due.Token, stoppingToken);
        try
        {
            while (await inbox.Deltas.WaitToReadAsync(either.Token))
            {
                while (inbox.Deltas.TryRead(out var delta))
                {
                    // After a failure the wait is kept, or nudges would undo the backoff.
                    if (!follower.TryApply(delta) && _backoff.Failures == 0)
                    {
                        return;
                    }
                }

                Told();
            }
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // It is time to ask, or to stop; the caller looks which.
            Told();
        }
    }

    private void Succeeded()
    {
        var before = Status;
        _backoff.Reset();
        var problem = follower.StoreIsEmpty ? "the control plane's store is new and empty; what was held before is served on" : null;
        Volatile.Write(ref _status, Current() with { Problem = problem, AnsweredAt = time.GetUtcNow(), Failures = before.Failures });
        if (problem is not null && before.Problem != problem)
        {
            Log.StoreIsEmpty(logger, follower.Held!.Revision);
        }
        else if (problem is null && before.Problem is not null)
        {
            Log.Following(logger, follower.Held!.Revision);
        }
    }

    private void Wait()
    {
        if (!_waits)
        {
            _waits = true;
            Log.Waiting(logger, follower.Held?.Revision ?? 0);
        }
    }

    private void Failed(Exception e)
    {
        var before = Status;
        var problem = $"{e.GetType().Name}: {e.Message}";
        Volatile.Write(ref _status, Current() with { Problem = problem, AnsweredAt = before.AnsweredAt, Failures = before.Failures + 1 });
        if (_backoff.Failures == 1)
        {
            Log.Lost(logger, follower.Held?.Revision ?? 0, problem);
        }
        else
        {
            Log.StillLost(logger, _backoff.Failures, problem);
        }
    }

    private void Told()
    {
        var before = Status;
        Volatile.Write(ref _status, Current() with { Problem = before.Problem, AnsweredAt = before.AnsweredAt, Failures = before.Failures });
    }

    private FeedStatus Current() => FeedStatus.Initial with
    {
        AnsweringMesh = follower.AnsweringMesh,
        HeadRevision = follower.HeadRevision,
        HeldRevision = follower.Held?.Revision ?? 0,
        Snapshots = follower.Snapshots,
        Deltas = follower.Deltas,
        StaleDeltas = follower.StaleDeltas,
    };

    private static partial class Log
    {
        [LoggerMessage(3000, LogLevel.Information, "Following the control plane, at revision {Revision}.", EventName = "FeedFollowing")]
        public static partial void Following(ILogger logger, long revision);

        [LoggerMessage(3001, LogLevel.Warning, "The control plane cannot be followed; revision {Revision} is served on. {Problem}", EventName = "FeedLost")]
        public static partial void Lost(ILogger logger, long revision, string problem);

        [LoggerMessage(3002, LogLevel.Debug, "Attempt {Attempt} to follow the control plane failed. {Problem}", EventName = "FeedStillLost")]
        public static partial void StillLost(ILogger logger, int attempt, string problem);

        [LoggerMessage(3004, LogLevel.Information, "Waiting for the control plane; until it is there, revision {Revision} is served.", EventName = "FeedWaiting")]
        public static partial void Waiting(ILogger logger, long revision);

        [LoggerMessage(3003, LogLevel.Warning, "The control plane has a new, empty store; revision {Revision} of the old one is served on until the first change there.", EventName = "FeedStoreIsEmpty")]
        public static partial void StoreIsEmpty(ILogger logger, long revision);
    }
}
