using System.Buffers;
using System.IO.Pipelines;

namespace OrleansMesh.EdgeNode.Mirroring;

/// <summary>
/// The part of a request's body that the primary has read and one shadow has not sent yet. The primary's side never waits and never runs
/// the shadow's code: what is beyond the bound ends the shadow, not the primary.
/// </summary>
internal sealed class BodyCapture(ByteBudget budget, int maxLag)
{
    private const int SegmentSize = 16 * 1024;

    // The lag is bounded here, so the pipe itself must never pause its writer.
    private static readonly PipeOptions Unpaused = new(
        pauseWriterThreshold: 0, resumeWriterThreshold: 0, readerScheduler: PipeScheduler.ThreadPool, useSynchronizationContext: false, minimumSegmentSize: SegmentSize);

    private readonly Lock _lock = new();
    private readonly Pipe _pipe = new(Unpaused);
    private long _lag;
    private bool _writerDone;
    private bool _readerDone;
    private bool _copying;

    /// <summary>Bytes held now.</summary>
    public long Lag
    {
        get
        {
            lock (_lock)
            {
                return _lag;
            }
        }
    }

    /// <summary>Adds what the primary has read.</summary>
    /// <returns>Null; or why the shadow cannot go on, once: then nothing is held any more.</returns>
    public ShadowOutcome? Append(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            if (_writerDone || _readerDone)
            {
                return null;
            }

            if (_lag + bytes.Length > maxLag)
            {
                return Break(ShadowOutcome.FailedBodyLagged);
            }

            if (!budget.TryTake(bytes.Length))
            {
                return Break(ShadowOutcome.FailedBudget);
            }

            _lag += bytes.Length;
            _pipe.Writer.Write(bytes);
            Flush();
            return null;
        }
    }

    /// <summary>The body is complete.</summary>
    public void Complete()
    {
        lock (_lock)
        {
            if (!_writerDone)
            {
                _writerDone = true;
                _pipe.Writer.Complete();
            }
        }
    }

    /// <summary>The body will never be complete.</summary>
    public void Break()
    {
        lock (_lock)
        {
            if (!_writerDone)
            {
                Break(ShadowOutcome.FailedPrimaryAborted);
            }
        }
    }

    /// <summary>Writes the body to the shadow's connection as it comes. Once.</summary>
    /// <exception cref="IOException">The body broke off.</exception>
    public async Task CopyToAsync(Stream destination, CancellationToken cancellationToken)
    {
        BeginCopy();
        try
        {
            while (await CopySomeAsync(destination, cancellationToken))
            {
            }
        }
        finally
        {
            EndCopy();
        }
    }

    /// <summary>The shadow is over: whatever is still held is given back, and what comes later is not kept.</summary>
    public void Close()
    {
        lock (_lock)
        {
            if (_readerDone)
            {
                return;
            }

            _readerDone = true;
            GiveBackAll();

            // A copy that is still on may be writing from the pipe's memory; then it is the copy that lets go of it.
            if (_copying)
            {
                _pipe.Reader.CancelPendingRead();
            }
            else
            {
                _pipe.Reader.Complete();
            }
        }
    }

    private async ValueTask<bool> CopySomeAsync(Stream destination, CancellationToken cancellationToken)
    {
        if (!_pipe.Reader.TryRead(out var read))
        {
            // Nothing more is here for now: the target need not wait for what it can have already.
            await destination.FlushAsync(cancellationToken);
            read = await _pipe.Reader.ReadAsync(cancellationToken);
        }

        foreach (var segment in read.Buffer)
        {
            await destination.WriteAsync(segment, cancellationToken);
        }

        Release(read.Buffer);
        return read.IsCanceled ? throw new IOException("The shadow is over.") : !read.IsCompleted;
    }

    private void BeginCopy()
    {
        lock (_lock)
        {
            if (_copying || _readerDone)
            {
                throw new IOException("The shadow's body can be sent once.");
            }

            _copying = true;
        }
    }

    private void EndCopy()
    {
        lock (_lock)
        {
            _copying = false;
            if (_readerDone)
            {
                _pipe.Reader.Complete();
            }
        }
    }

    private void Release(ReadOnlySequence<byte> sent)
    {
        lock (_lock)
        {
            // The lag is nothing once the capture is broken: its bytes were given back then.
            var bytes = Math.Min(sent.Length, _lag);
            _lag -= bytes;
            budget.Give(bytes);
            _pipe.Reader.AdvanceTo(sent.End);
        }
    }

    private ShadowOutcome Break(ShadowOutcome reason)
    {
        _writerDone = true;
        GiveBackAll();
        _pipe.Writer.Complete(new IOException("The shadow's body broke off."));
        return reason;
    }

    private void GiveBackAll()
    {
        budget.Give(_lag);
        _lag = 0;
    }

    private void Flush()
    {
        // Without a threshold the flush is done at once; the reader goes on on the thread pool.
        var flush = _pipe.Writer.FlushAsync();
        if (!flush.IsCompletedSuccessfully)
        {
            throw new InvalidOperationException("The pipe of a body capture paused its writer.");
        }
    }
}
