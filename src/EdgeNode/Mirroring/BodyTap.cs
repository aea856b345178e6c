namespace OrleansMesh.EdgeNode.Mirroring;

/// <summary>
/// Stands before a request's body: the primary reads through it, undisturbed, and each shadow's capture gets a copy of what was read.
/// </summary>
/// <param name="body">The request's own body.</param>
/// <param name="length">How long the body is by its content length; null where it is chunked.</param>
/// <param name="shadows">The shadows that want the body.</param>
internal sealed class BodyTap(Stream body, long? length, Shadow[] shadows) : Stream
{
    private long _read;
    private bool _complete;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = 0;
        var done = false;
        try
        {
            count = await body.ReadAsync(buffer, cancellationToken);
            done = true;
        }
        finally
        {
            // The client went away, or its body is malformed, or the primary was given up.
            if (!done)
            {
                End();
            }
        }

        // Nothing read into no room is a wait for bytes, not the end.
        if (buffer.Length > 0)
        {
            Copy(buffer.Span[..count]);
        }

        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>The primary is over. A body that it did not read to the end ends the shadows too.</summary>
    public void End()
    {
        if (Volatile.Read(ref _complete))
        {
            return;
        }

        foreach (var shadow in shadows)
        {
            shadow.EndBody(complete: false);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The edge never blocks a thread on a body.");

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Copy(ReadOnlySpan<byte> bytes)
    {
        _read += bytes.Length;
        foreach (var shadow in shadows)
        {
            shadow.AppendBody(bytes);
        }

        if (bytes.IsEmpty || _read == length)
        {
            Volatile.Write(ref _complete, true);
            foreach (var shadow in shadows)
            {
                shadow.EndBody(complete: true);
            }
        }
    }
}
