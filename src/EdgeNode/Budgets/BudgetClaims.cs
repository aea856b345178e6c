using OrleansMesh.Abstractions.Budgets;
using OrleansMesh.EdgeNode.ControlPlane;
using OrleansMesh.EdgeNode.Reports;

namespace OrleansMesh.EdgeNode.Budgets;

/// <summary>
/// Keeps this edge's shares of budgets as large as their demand: claims at once when a budget is first drawn on, four times a second while it is, seldom
/// when it is not, and gives the share back after a minute without a request.
/// </summary>
internal sealed partial class BudgetClaims(
    MirrorBudgets budgets,
    EdgeIdentity identity,
    IControlPlane controlPlane,
    Jitter jitter,
    TimeProvider time,
    ILogger<BudgetClaims> logger) : BackgroundService
{
    /// <summary>The time without a request after which a share is given back.</summary>
    public static readonly TimeSpan IdleTime = TimeSpan.FromMinutes(1);

    /// <summary>The pace while requests come.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    // Three tries before a lease ends.
    private static readonly TimeSpan QuietPace = BudgetLease.FullDuration / 4;
    private static readonly TimeSpan QuietAfter = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan MaxBackoff = TimeSpan.FromSeconds(2);

    private readonly Dictionary<FleetBudget, Claiming> _claiming = [];

    /// <summary>Gives all shares back, so that other edges need not wait for them to end. Where that fails they end by themselves.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(budgets.All.Where(budget => budget.LeasedPerSecond > 0).Select(ReleaseAsync));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = StartClaims();
            using var due = new CancellationTokenSource(wait, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(due.Token, stoppingToken);
            try
            {
                await budgets.Wakes.ReadAsync(either.Token);
            }
            catch (OperationCanceledException) when (either.IsCancellationRequested)
            {
                // It is time to look again, or to stop.
                continue;
            }
        }
    }

    // Starts what is due, and says when to look again. Claims of different budgets go side by side, those of one never.
    private TimeSpan StartClaims()
    {
        var wait = QuietPace;
        var inUse = budgets.All;
        foreach (var gone in _claiming.Keys.Except(inUse).ToList())
        {
            _claiming.Remove(gone);
        }

        foreach (var budget in inUse.Where(budget => (budget.IsAwake || budget.LeasedPerSecond > 0) && budget.RequestsPerSecond > 0))
        {
            if (!_claiming.TryGetValue(budget, out var claiming))
            {
                claiming = new Claiming(new Backoff(Pace, MaxBackoff, jitter));
                _claiming.Add(budget, claiming);
            }

            // One that is under way is looked at again when it may be over. A quiet one that is drawn on again does not wait.
            var left = !claiming.Call.IsCompleted ? Pace
                : claiming.IsQuiet && budget.IsAwake ? TimeSpan.Zero
                : claiming.Wait - time.GetElapsedTime(claiming.StartedAt);
            if (left <= TimeSpan.Zero)
            {
                claiming.StartedAt = time.GetTimestamp();
                claiming.IsQuiet = false;
                claiming.Call = ClaimAsync(budget, claiming);
                left = Pace;
            }

            wait = left < wait ? left : wait;
        }

        return wait;
    }

    private async Task ClaimAsync(FleetBudget budget, Claiming claiming)
    {
        try
        {
            var sentAt = time.GetTimestamp();
            var claim = budget.Claim(identity.Name, identity.Incarnation);
            if (budget.IdleFor >= IdleTime)
            {
                await ReleaseAsync(budget);
                claiming.Wait = TimeSpan.Zero;
                return;
            }

            if (await CallAsync(budget, claim) is { } lease)
            {
                budget.Apply(lease, sentAt);
            }

            claiming.Backoff.Reset();
            claiming.IsQuiet = budget.IdleFor >= QuietAfter;
            claiming.Wait = jitter.Around(claiming.IsQuiet ? QuietPace : Pace);
            if (claiming.IsQuiet)
            {
                budget.Rest();
            }
        }
        catch (ControlPlaneAbsentException)
        {
            // Nothing was tried, so there is nothing to back off from.
            claiming.Wait = jitter.Around(Pace);
        }
        catch (Exception e)
        {
            budget.Count(BudgetCount.ClaimFailures);
            claiming.Wait = claiming.Backoff.Next();
            Log.ClaimFailed(logger, budget.Policy, e.Message);
        }
    }

    private async Task<BudgetLease?> CallAsync(FleetBudget budget, BudgetClaim claim)
    {
        var lease = await controlPlane.Budget(budget.Policy).Claim(claim).WaitAsync(CallTimeout, time);
        budget.Count(BudgetCount.Claims);
        return lease;
    }

    private async Task ReleaseAsync(FleetBudget budget)
    {
        try
        {
            await CallAsync(budget, budget.Release(identity.Name, identity.Incarnation));
        }
        catch (Exception e)
        {
            // Then the share ends with its lease.
            Log.ClaimFailed(logger, budget.Policy, e.Message);
        }
    }

    private sealed class Claiming(Backoff backoff)
    {
        private long _wait;

        public Backoff Backoff { get; } = backoff;

        public Task Call { get; set; } = Task.CompletedTask;

        public long StartedAt { get; set; }

        /// <summary>Whether the last claim found that no request had come for a while.</summary>
        public bool IsQuiet { get; set; }

        public TimeSpan Wait
        {
            get => new(Volatile.Read(ref _wait));
            set => Volatile.Write(ref _wait, value.Ticks);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3310, LogLevel.Debug, "A claim to the budget of {Policy} failed: {Problem}", EventName = "BudgetClaimFailed")]
        public static partial void ClaimFailed(ILogger logger, string policy, string problem);
    }
}
