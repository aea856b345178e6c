using OrleansMesh.Abstractions.Feed;
using OrleansMesh.EdgeNode.Feed;
using OrleansMesh.EdgeNode.Switching;

namespace OrleansMesh.EdgeNode.Tests.Feed;

public sealed class FeedInboxTests
{
    [Fact]
    public async Task FullInbox_LosesTheOldestAndNeverHoldsTheRelayUp()
    {
        var inbox = new FeedInbox(new MirrorSwitch());
        for (var i = 0; i < 1_000; i++)
        {
            await inbox.Changed(new FeedDelta(i, i + 1, []));
        }

        var kept = new List<long>();
        while (inbox.Deltas.TryRead(out var delta))
        {
            kept.Add(delta.FromRevision);
        }

        Assert.Equal(Enumerable.Range(744, 256).Select(i => (long)i), kept);
    }

    [Fact]
    public void NewerValue_ReplacesOneThatWasNotTaken()
    {
        var latest = new Latest<int>();
        latest.Put(1);
        latest.Put(2);

        Assert.True(latest.TryTake(out var value));
        Assert.Equal(2, value);
        Assert.False(latest.TryTake(out _));
    }
}
