using System.Threading.Channels;
using OrleansMesh.Abstractions.Feed;
using OrleansMesh.Abstractions.Mirroring;
using OrleansMesh.EdgeNode.Switching;

namespace OrleansMesh.EdgeNode.Feed;

/// <summary>
/// Where the relay's nudges wait until the watcher takes them. When it is full the oldest goes: the next one then does not follow on what is
/// held, and the watcher asks.
/// </summary>
/// <param name="mirroring">The switch, which what is said of it is handed to at once.</param>
internal sealed class FeedInbox(MirrorSwitch mirroring) : IFeedObserver
{
    private const int Capacity = 256;

    private readonly Channel<FeedDelta> _deltas = Channel.CreateBounded<FeedDelta>(
        new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public ChannelReader<FeedDelta> Deltas => _deltas.Reader;

    public Task Changed(FeedDelta delta)
    {
        _deltas.Writer.TryWrite(delta);
        return Task.CompletedTask;
    }

    public Task Switched(MirrorSwitchState state)
    {
        mirroring.Apply(state);
        return Task.CompletedTask;
    }
}
