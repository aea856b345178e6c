using System.Diagnostics.Metrics;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Feed;
using OrleansMesh.Grains.Storage;

namespace OrleansMesh.Grains.Tests.Feed;

/// <summary>A follower is always at some revision exactly, and at the newest one after catching up.</summary>
public sealed class MeshFollowerTests
{
    private static readonly GrainMetrics Metrics = new(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>());

    private enum Step
    {
        Write,
        Delete,
        Nudge,
        StaleNudge,
        CatchUp,
        EndRead,
        Compact,
        CompactAll,
    }

    [Fact]
    public void Follower_IsAlwaysAtSomeRevisionExactly()
    {
        var step = Gen.Frequency(
            (6, Gen.Const(Step.Write)),
            (2, Gen.Const(Step.Delete)),
            (3, Gen.Const(Step.Nudge)),
            (1, Gen.Const(Step.StaleNudge)),
            (3, Gen.Const(Step.CatchUp)),
            (8, Gen.Const(Step.EndRead)),
            (1, Gen.Const(Step.Compact)),
            (1, Gen.Const(Step.CompactAll)));
        var steps = Gen.Select(step, Gen.Int[0, 5]).Array[0, 80];
        steps.Sample(sequence => PumpedContext.Run(context => Run(context, sequence)), iter: 3_000);
    }

    [Fact]
    public void CatchingUp_HoldsWhatWasThereBeforeTheCallThoughAReadWasUnderWay() => PumpedContext.Run(context =>
    {
        var store = new MemoryStore { HoldsReads = true };
        var follower = new MeshFollower(store, Metrics);
        var early = follower.CatchUpAsync();
        store.Change(Id(1), "{}");
        var late = follower.CatchUpAsync();
        var shared = follower.CatchUpAsync();
        Assert.Same(late, shared);

        Assert.True(store.EndRead());
        context.Pump();
        Assert.True(early.IsCompletedSuccessfully);
        Assert.False(late.IsCompleted);
        Assert.True(store.EndRead());
        context.Pump();
        Assert.True(late.IsCompletedSuccessfully);
        Assert.Equal(1, follower.Held);
    });

    private static void Run(PumpedContext context, (Step Step, int Resource)[] steps)
    {
        var store = new MemoryStore();
        var follower = new MeshFollower(store, Metrics);
        Assert.True(follower.StartAsync(CancellationToken.None).IsCompletedSuccessfully);
        store.HoldsReads = true;
        var calls = new List<(Task Call, long Head)>();
        var held = 0L;
        foreach (var (step, resource) in steps)
        {
            Run(store, follower, calls, step, resource);
            context.Pump();
            Assert.True(follower.Held >= held, "The follower went back.");
            held = follower.Held;
            RequireExact(store, follower);
            Assert.All(calls.Where(call => call.Call.IsCompleted), call => Assert.True(follower.Held >= call.Head, "Catching up ended too early."));
        }

        calls.Add((follower.CatchUpAsync(), store.Head));
        while (store.EndRead())
        {
            context.Pump();
            RequireExact(store, follower);
        }

        Assert.All(calls, call => Assert.True(call.Call.IsCompletedSuccessfully, "No read is under way, but catching up has not ended."));
        Assert.Equal(store.Head, follower.Held);
        RequireExactDeltas(store, follower);
    }

    private static void Run(MemoryStore store, MeshFollower follower, List<(Task, long)> calls, Step step, int resource)
    {
        switch (step)
        {
            case Step.Write:
                store.Change(Id(resource), $"{{\"at\":{store.Head + 1}}}");
                break;
            case Step.Delete when store.History[^1].ContainsKey(Id(resource)):
                store.Change(Id(resource), null);
                break;
            case Step.Nudge when store.Head > 0:
                follower.Apply([store.Log[^1]]);
                break;
            case Step.StaleNudge when store.Head > resource:
                follower.Apply(store.Log.Skip(resource).Take(4));
                break;
            case Step.CatchUp:
                calls.Add((follower.CatchUpAsync(), store.Head));
                break;
            case Step.EndRead:
                store.EndRead();
                break;
            case Step.Compact:
                store.Compact(store.Head - resource);
                break;
            case Step.CompactAll:
                store.Compact(store.Head);
                break;
        }
    }

    private static void RequireExact(MemoryStore store, MeshFollower follower)
    {
        Assert.True(store.History[(int)follower.Held].Values.SequenceEqual(follower.Resources.All), $"Not what the mesh was at revision {follower.Held}.");
        Assert.Equal(follower.Held, follower.Tail.End);
    }

    private static void RequireExactDeltas(MemoryStore store, MeshFollower follower)
    {
        for (var from = follower.Tail.Start; from < follower.Held; from++)
        {
            var delta = follower.Tail.After(from, new ReadLimit(2, 1 << 20), "mesh")!;
            var state = store.History[(int)from];
            foreach (var change in delta.Changes)
            {
                state = change.Json is null ? state.Remove(change.Id) : state.SetItem(change.Id, new StoredResource(change.Id, change.Revision, change.Json));
            }

            Assert.InRange(delta.ToRevision, from + 1, follower.Held);
            Assert.True(store.History[(int)delta.ToRevision].Values.SequenceEqual(state.Values), $"The delta from {from} does not lead to revision {delta.ToRevision}.");
        }
    }

    private static ResourceId Id(int number) => new("VirtualService", "default", $"v{number}");
}
