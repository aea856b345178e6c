using OrleansMesh.EdgeNode.Tables;
using OrleansMesh.EdgeNode.Tests.Fixtures;
using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Snapshots;

namespace OrleansMesh.EdgeNode.Tests.Tables;

/// <summary>What a request holds is not closed under it, whatever is published meanwhile.</summary>
public sealed class EdgeTableHolderTests
{
    private static readonly CompiledRoutes NoRoutes = new(RouteTable.Empty, ValueList<RefusedVirtualService>.Empty);

    [Fact]
    public async Task HeldTable_IsNeverDrained()
    {
        const int Publishes = 100_000;
        var drained = 0;
        var allDrained = new TaskCompletionSource();
        var holder = new EdgeTableHolder();
        holder.TryPublish(Table(1));
        using var done = new CancellationTokenSource();
        var requests = Enumerable.Range(0, 3).Select(_ => Task.Run(() => HoldAgainAndAgain(holder, done.Token), Patience.Token)).ToArray();

        for (var revision = 2; revision <= Publishes; revision++)
        {
            Assert.True(holder.TryPublish(Table(revision)));
        }

        await done.CancelAsync();
        Assert.All(await Task.WhenAll(requests), violations => Assert.Equal(0, violations));
        await allDrained.Task.WaitAsync(Patience.Token);

        EdgeTable Table(long revision) => new(MeshSnapshot.Empty.With(revision, []), NoRoutes, null, [], [], Drained);

        // All but the one that is served: none is forgotten, and none told twice.
        void Drained()
        {
            if (Interlocked.Increment(ref drained) == Publishes - 1)
            {
                allDrained.SetResult();
            }
        }
    }

    private static int HoldAgainAndAgain(EdgeTableHolder holder, CancellationToken done)
    {
        var violations = 0;
        while (!done.IsCancellationRequested)
        {
            using var lease = holder.Enter();
            violations += lease.Table.Gate.IsDrained ? 1 : 0;
        }

        return violations;
    }
}
