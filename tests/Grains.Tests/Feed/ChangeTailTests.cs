using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Feed;
using OrleansMesh.Grains.Storage;

namespace OrleansMesh.Grains.Tests.Feed;

/// <summary>Deltas are bounded, and tell of each resource the last state only.</summary>
public sealed class ChangeTailTests
{
    [Fact]
    public void Delta_TellsTheLastStateOfEachResourceInOrder()
    {
        var tail = Tail(("a", "1"), ("b", "2"), ("a", "3"), ("c", "4"), ("b", null));
        var delta = tail.After(0, ReadLimit.Feed, "mesh")!;
        Assert.Equal((0, 5, "mesh"), (delta.FromRevision, delta.ToRevision, delta.MeshId));
        Assert.Equal([(3L, "a", "3"), (4L, "c", "4"), (5L, "b", null)], delta.Changes.Select(c => (c.Revision, c.Id.Name, c.Json)));
    }

    [Fact]
    public void LongWay_IsCutIntoDeltas()
    {
        var tail = Tail(("a", "1"), ("b", "2"), ("a", "3"), ("c", "4"), ("b", null));
        var first = tail.After(1, new ReadLimit(2, 1 << 20), "mesh")!;
        var second = tail.After(first.ToRevision, new ReadLimit(2, 1 << 20), "mesh")!;
        Assert.Equal((1, 3), (first.FromRevision, first.ToRevision));
        Assert.Equal((3, 5), (second.FromRevision, second.ToRevision));
    }

    [Fact]
    public void BigDocument_FillsADeltaAlone()
    {
        var big = new string('x', 3 << 20);
        var tail = Tail(("a", "1"), ("b", big), ("c", "3"));
        Assert.Equal(2, tail.After(0, ReadLimit.Feed, "mesh")!.ToRevision);
        Assert.Equal(2, tail.After(1, ReadLimit.Feed, "mesh")!.ToRevision);
    }

    [Fact]
    public void RevisionOutsideTheTail_HasNoDelta()
    {
        var tail = new ChangeTail();
        tail.Reset(10);
        tail.Add(new ResourceChange(11, new ResourceId("VirtualService", "default", "a"), "{}"));
        Assert.Null(tail.After(9, ReadLimit.Feed, "mesh"));
        Assert.NotNull(tail.After(10, ReadLimit.Feed, "mesh"));
        Assert.Null(tail.After(11, ReadLimit.Feed, "mesh"));
        Assert.Null(tail.After(12, ReadLimit.Feed, "mesh"));
    }

    [Fact]
    public void Tail_KeepsTheNewestWithinItsBounds()
    {
        var byCount = new ChangeTail(maxEntries: 3);
        var bySize = new ChangeTail(maxCharacters: 10);
        for (var i = 1; i <= 100; i++)
        {
            var change = new ResourceChange(i, new ResourceId("VirtualService", "default", $"v{i}"), "1234");
            byCount.Add(change);
            bySize.Add(change);
        }

        Assert.Equal((97, 100), (byCount.Start, byCount.End));
        Assert.Equal((98, 100), (bySize.Start, bySize.End));
        Assert.Equal([98L, 99L, 100L], byCount.After(97, ReadLimit.Feed, "mesh")!.Changes.Select(c => c.Revision));
    }

    private static ChangeTail Tail(params (string Name, string? Json)[] changes)
    {
        var tail = new ChangeTail();
        for (var i = 0; i < changes.Length; i++)
        {
            tail.Add(new ResourceChange(i + 1, new ResourceId("VirtualService", "default", changes[i].Name), changes[i].Json));
        }

        return tail;
    }
}
