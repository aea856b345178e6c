using OrleansMesh.EdgeNode.Forwarding;

namespace OrleansMesh.EdgeNode.Mirroring;

/// <summary>
/// Stands before a request's body: the primary reads through it, undisturbed, and each shadow's capture gets a copy of what was read.
/// </summary>
/// <param name="body">The request's own body.</param>
/// <param name="length">How long the body is by its content length; null where it is chunked.</param>
/// <param name="shadows">The shadows that want the body.</param>
internal sealed class BodyTap(Stream body, long? length, Shadow[] shadows) : ReadOnceStream
{
    private long _read;
    private bool _complete;

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
