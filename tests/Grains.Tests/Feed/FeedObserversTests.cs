using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OrleansMesh.Abstractions.Feed;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Feed;

namespace OrleansMesh.Grains.Tests.Feed;

/// <summary>What an observer may cost a relay is bounded in number, in time and in size.</summary>
public sealed class FeedObserversTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly FeedObservers _observers;

    public FeedObserversTests() => _observers = new FeedObservers(
        2, _time, new GrainMetrics(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>()));

    [Fact]
    public void PlaceThatLapsed_GoesToAnother()
    {
        var (a, b, c) = (new SimulatedEdge("a"), new SimulatedEdge("b"), new SimulatedEdge("c"));
        Assert.True(_observers.Renew(a));
        _time.Advance(FeedRelays.SubscriptionLifetime);
        Assert.True(_observers.Renew(b));
        Assert.False(_observers.Renew(c));
        Assert.True(_observers.Renew(b));

        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(_observers.Renew(c));
        _observers.Send(Delta(0, 10));
        Assert.Equal((0, 1, 1), (a.Received, b.Received, c.Received));
    }

    [Fact]
    public void ObserverThatDoesNotKeepUp_IsToldAgainOnceItRenews()
    {
        var (slow, quick) = (new SimulatedEdge("slow"), new SimulatedEdge("quick"));
        _observers.Renew(slow);
        _observers.Renew(quick);
        const int Size = 1 << 20;
        for (var i = 0; i < 10; i++)
        {
            _observers.Send(Delta(i, Size));
            _observers.Renew(quick);
        }

        Assert.Equal(10, quick.Received);
        Assert.Equal((int)(FeedObservers.MaxUnrenewed / Size), slow.Received);

        _observers.Renew(slow);
        _observers.Send(Delta(10, Size));
        Assert.Equal((int)(FeedObservers.MaxUnrenewed / Size) + 1, slow.Received);
    }

    private static FeedDelta Delta(long from, int size) =>
        new(from, from + 1, [new ResourceChange(from + 1, new ResourceId("VirtualService", "default", "a"), new string('x', size))]);
}
