using System.Buffers;
using System.IO.Pipelines;

namespace OrleansMesh.EdgeNode.Mirroring;

/// <summary>
/// The part of a request's body that the primary has read and one shadow has not sent yet. The primary's side never waits and never runs
/// the shadow's code: what is beyond the bound ends the shadow, not the primary.
/// </summary>
/// <param name="budget">What the bodies of the lane may hold.</param>
/// <param name="maxLag">Bytes that may be held.</param>
/// <param name="maxBytes">The longest body that is mirrored; null: any.</param>
internal sealed class BodyCapture(BudgetShare budget, int maxLag, long? maxBytes = null)
{
    private const int SegmentSize = 16 * 1024;

    // So much is written and given back at a time: the lag is what the shadow has not sent, not what it has not finished sending.
    private const int MaxSlice = 64 * 1024;

    // The lag is bounded here, so the pipe itself must never pause its writer.
    private static readonly PipeOptions Unpaused = new(
        pauseWriterThreshold: 0, resumeWriterThreshold: 0, readerScheduler: PipeScheduler.ThreadPool, useSynchronizationContext: false, minimumSegmentSize: SegmentSize);

    private readonly Lock _lock = new();
    private readonly Pipe _pipe = new(Unpaused);
    private long _lag;
    private long _length;
    private long _sent;
    private bool _writerDone;
    private bool _readerDone;
    private bool _copying;
    private bool _closed;

    /// <summary>Bytes held now: until they are sent, or let go of.</summary>
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

    /// <summary>Bytes that were handed to the shadow's connection.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Adds what the primary has read.</summary>
    /// <returns>Null; or why it is not kept: then the shadow cannot go on, and <see cref="Break"/> is due.</returns>
    public ShadowOutcome? Append(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            if (_writerDone || _readerDone || _closed)
            {
                return null;
            }

            _length += bytes.Length;
            if (_length > maxBytes)
            {
                return ShadowOutcome.FailedBodyTooLarge;
            }

            if (_lag + bytes.Length > maxLag)
            {
                return ShadowOutcome.FailedBodyLagged;
            }

            if (!budget.TryTake(bytes.Length))
            {
                return ShadowOutcome.FailedBudget;
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

    /// <summary>The body will never be complete: a copy that is on fails, and what is held is let go of.</summary>
    public void Break()
    {
        lock (_lock)
        {
            if (_writerDone)
            {
                return;
            }

            _writerDone = true;
            _pipe.Writer.Complete(new IOException("The shadow's body broke off."));
            if (!_copying)
            {
                // Also where the shadow still waits for its turn: its memory must not wait with it.
                LetGo();
            }
        }
    }

    /// <summary>Writes the body to the shadow's connection as it comes. Once.</summary>
    /// <param name="destination">The connection.</param>
    /// <param name="turn">Told while all there was is sent and more is to come.</param>
    /// <param name="cancellationToken">Cancelled when the connection is given up.</param>
    /// <exception cref="IOException">The body broke off.</exception>
    public async Task CopyToAsync(Stream destination, ShadowTurn turn, CancellationToken cancellationToken)
    {
        BeginCopy();
        try
        {
            while (await CopySomeAsync(destination, turn, cancellationToken))
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
            _closed = true;

            // A copy that is still on may be writing from the pipe's memory; then it is the copy that lets go of it.
            if (_copying)
            {
                _pipe.Reader.CancelPendingRead();
            }
            else
            {
                LetGo();
            }
        }
    }

    private async ValueTask<bool> CopySomeAsync(Stream destination, ShadowTurn turn, CancellationToken cancellationToken)
    {
        if (!_pipe.Reader.TryRead(out var read))
        {
            // Nothing more is here for now: the target need not wait for what it can have already.
            await destination.FlushAsync(cancellationToken);
            turn.Wait();
            read = await _pipe.Reader.ReadAsync(cancellationToken);
            turn.GoOn();
        }

        var slice = read.Buffer.Length <= MaxSlice ? read.Buffer : read.Buffer.Slice(0, MaxSlice);
        foreach (var segment in slice)
        {
            // A slice that ends where a segment does has an empty one after it.
            if (!segment.IsEmpty)
            {
                await destination.WriteAsync(segment, cancellationToken);
            }
        }

        var isLast = read.IsCompleted && slice.Length == read.Buffer.Length;
        Release(slice);
        return read.IsCanceled ? throw new IOException("The shadow is over.") : !isLast;
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
            LetGo();
        }
    }

    private void Release(ReadOnlySequence<byte> sent)
    {
        lock (_lock)
        {
            _sent += sent.Length;
            _lag -= sent.Length;
            budget.Give(sent.Length);
            _pipe.Reader.AdvanceTo(sent.End);
        }
    }

    // The bytes leave the budget in the moment in which the pipe's memory is free again, not before.
    private void LetGo()
    {
        if (_readerDone)
        {
            return;
        }

        _readerDone = true;
        _pipe.Reader.Complete();
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
