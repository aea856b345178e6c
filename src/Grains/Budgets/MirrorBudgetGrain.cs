using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrleansMesh.Abstractions.Budgets;
using OrleansMesh.Grains.Edges;
using OrleansMesh.Grains.Storage;
using OrleansMesh.Routing.Mirroring;

namespace OrleansMesh.Grains.Budgets;

/// <inheritdoc cref="IMirrorBudgetGrain"/>
/// <remarks>
/// Leases are kept in memory: they are short, and edges say what they hold. Durable is only whether there may be any, so that an activation knows
/// whether it must wait for those of its predecessor to end before it grants anything new. That is one write for as long as a budget is in use.
/// </remarks>
[GrainType("mirrorbudget")]
internal sealed partial class MirrorBudgetGrain(
    [PersistentState("mirrorbudget", GrainStorageNames.Mesh)] IPersistentState<BudgetState> state,
    MeshGrainOptions options,
    [FromKeyedServices(MeshGrains.Clock)] TimeProvider time,
    ILogger<MirrorBudgetGrain> logger) : Grain, IMirrorBudgetGrain
{
    private BudgetShares _shares = null!;
    private long _startedAt;

    private TimeSpan Now => time.GetElapsedTime(_startedAt);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _startedAt = time.GetTimestamp();
        var newFrom = state.State.HasLeases ? BudgetLease.FullDuration : TimeSpan.Zero;
        _shares = new BudgetShares(BudgetLease.FullDuration, newFrom, options.MaxEdges);
        Log.Started(logger, this.GetPrimaryKeyString(), newFrom.TotalSeconds);
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (state.State.HasLeases && !_shares.HasLeases(Now))
        {
            await state.ClearStateAsync(cancellationToken);
        }
    }

    public async Task<BudgetLease?> Claim(BudgetClaim claim)
    {
        if (!state.State.HasLeases)
        {
            await DurableState.WriteAsync(this, state, new BudgetState { HasLeases = true });
        }

        var share = _shares.Claim(new(claim.Incarnation, claim.Sequence, claim.Wanted, claim.Held, claim.HeldFor), Now);
        return share is { } granted ? new BudgetLease(granted, BudgetLease.FullDuration) : null;
    }

    private static partial class Log
    {
        [LoggerMessage(2300, LogLevel.Debug, "The budget of {Policy} grants nothing new for {Seconds} s.", EventName = "BudgetStarted")]
        public static partial void Started(ILogger logger, string policy, double seconds);
    }
}
