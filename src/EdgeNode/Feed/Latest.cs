using System.Threading.Channels;

namespace OrleansMesh.EdgeNode.Feed;

/// <summary>A place for one value, between one who makes them and one who takes them: a newer value replaces one that was not taken yet.</summary>
internal sealed class Latest<T>
{
    private readonly Channel<T> _place = Channel.CreateBounded<T>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <summary>Whether a value waits to be taken.</summary>
    public bool HasValue => _place.Reader.Count > 0;

    public void Put(T value) => _place.Writer.TryWrite(value);

    /// <summary>Takes the value, or waits for one.</summary>
    public ValueTask<T> TakeAsync(CancellationToken cancellationToken) => _place.Reader.ReadAsync(cancellationToken);

    /// <summary>Takes the value where there is one.</summary>
    public bool TryTake(out T value) => _place.Reader.TryRead(out value!);
}
