using OrleansMesh.EdgeNode.ControlPlane;
using OrleansMesh.EdgeNode.Settings;

namespace OrleansMesh.EdgeNode.Reports;

/// <summary>Tells the control plane what the edge serves and what it has counted: soon after something changed, and from time to time anyway.</summary>
internal sealed partial class EdgeReporter(
    ReportComposer composer,
    IControlPlane controlPlane,
    EdgeOptions options,
    Jitter jitter,
    TimeProvider time,
    ILogger<EdgeReporter> logger) : BackgroundService
{
    private const int FailuresToTell = 5;

    private readonly Backoff _backoff = new(options.Reports.Period, TimeSpan.FromSeconds(10), jitter);
    private long _acknowledgedAt;
    private long _acknowledged;
    private long _failures;

    /// <summary>Reports that were acknowledged.</summary>
    public long Acknowledged => Volatile.Read(ref _acknowledged);

    /// <summary>Reports that were not; each is made good by a later one.</summary>
    public long Failures => Volatile.Read(ref _failures);

    /// <summary>Sends the last report, again and again until it is acknowledged. To be called when the service has stopped and nothing is counted any more.</summary>
    /// <returns>Whether it was acknowledged before <paramref name="deadline"/>.</returns>
    public async Task<bool> FinishAsync(CancellationToken deadline)
    {
        var backoff = new Backoff(TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(500), jitter);
        while (!deadline.IsCancellationRequested)
        {
            try
            {
                await ReportAsync(even: true, isLast: true, deadline);
                return true;
            }
            catch (Exception e) when (e is ControlPlaneAbsentException || (e is OperationCanceledException && deadline.IsCancellationRequested))
            {
                break;
            }
            catch (Exception e)
            {
                Interlocked.Increment(ref _failures);
                Log.Failed(logger, e.Message);
                await Task.Delay(backoff.Next(), time, deadline).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        Log.LastReportLost(logger);
        return false;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = options.Reports.Period;
            try
            {
                var even = Acknowledged == 0 || time.GetElapsedTime(_acknowledgedAt) >= options.Reports.MaxSilence;
                await ReportAsync(even, isLast: false, stoppingToken);
                _backoff.Reset();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (ControlPlaneAbsentException)
            {
                // Nothing was tried, so there is nothing to back off from.
                wait = options.Reports.Period;
            }
            catch (Exception e)
            {
                wait = _backoff.Next();
                Failed(e);
            }

            await Task.Delay(wait, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReportAsync(bool even, bool isLast, CancellationToken cancellationToken)
    {
        foreach (var report in composer.Next(even, isLast))
        {
            await controlPlane.Edge.Report(report).WaitAsync(options.Feed.CallTimeout, time, cancellationToken);
            composer.Acknowledge(report);
            _acknowledgedAt = time.GetTimestamp();
            Interlocked.Increment(ref _acknowledged);
        }
    }

    private void Failed(Exception e)
    {
        Interlocked.Increment(ref _failures);

        // A control plane that is away is the feed's to tell of.
        if (_backoff.Failures == FailuresToTell && e is not (OrleansException or TimeoutException or ControlPlaneAbsentException))
        {
            Log.FailingOn(logger, FailuresToTell, e.Message);
        }
        else
        {
            Log.Failed(logger, e.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3300, LogLevel.Debug, "A report was not acknowledged: {Problem}", EventName = "ReportFailed")]
        public static partial void Failed(ILogger logger, string problem);

        [LoggerMessage(3301, LogLevel.Warning, "{Failures} reports in a row were not acknowledged, though the control plane answers: {Problem}", EventName = "ReportsFailingOn")]
        public static partial void FailingOn(ILogger logger, int failures, string problem);

        [LoggerMessage(3302, LogLevel.Warning, "The last report was not acknowledged in time; what was counted since the one before is lost.", EventName = "LastReportLost")]
        public static partial void LastReportLost(ILogger logger);
    }
}
