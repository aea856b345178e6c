using OrleansMesh.Grains.Storage;

namespace OrleansMesh.Silo.Storage;

/// <summary>
/// The one writer of the database: a thread that takes all that waits into one transaction, so that many writers share the wait for the disk. The mesh's
/// own commits go before grains' state: a fleet's reports must not keep an operator waiting.
/// </summary>
internal sealed partial class WriteQueue : IDisposable
{
    /// <summary>How many writes may wait, of either kind; more are refused.</summary>
    public const int Capacity = 1_024;

    /// <summary>How many writes share a transaction.</summary>
    public const int MaxBatch = 256;

    private readonly object _gate = new();
    private readonly Queue<WriteUnit> _commits = new();
    private readonly Queue<WriteUnit> _states = new();
    private readonly SqliteSession _session;
    private readonly StorageMetrics _metrics;
    private readonly ILogger _logger;
    private readonly Thread _thread;
    private bool _closed;

    public WriteQueue(SqliteSession session, StorageMetrics metrics, ILogger logger)
    {
        _session = session;
        _metrics = metrics;
        _logger = logger;
        _thread = new Thread(Work) { IsBackground = true, Name = "OrleansMesh embedded storage" };
        _thread.Start();
    }

    /// <summary>Queues a write; the task ends when it is durable.</summary>
    /// <param name="work">The write.</param>
    /// <param name="isCommit">Whether it goes before grains' state.</param>
    /// <exception cref="StoreOverloadedException">Too many wait; nothing was done.</exception>
    public Task WriteAsync(Func<SqliteSession, Exception?> work, bool isCommit)
    {
        var unit = new WriteUnit(work);
        if (TryAdd(unit, isCommit ? _commits : _states))
        {
            return unit.Done;
        }

        _metrics.WriteRefused();
        return Task.FromException(new StoreOverloadedException());
    }

    /// <summary>Lets in no more, and waits until all that was let in is done.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.Pulse(_gate);
        }

        _thread.Join();
        _session.Dispose();
    }

    private bool TryAdd(WriteUnit unit, Queue<WriteUnit> queue)
    {
        lock (_gate)
        {
            if (_closed || queue.Count >= Capacity)
            {
                return false;
            }

            queue.Enqueue(unit);
            Monitor.Pulse(_gate);
            return true;
        }
    }

    private void Work()
    {
        var batch = new List<WriteUnit>(MaxBatch);
        while (TakeBatch(batch))
        {
            RunBatch(batch);
            batch.Clear();
        }
    }

    // Waits for the first. False when closed and all is done.
    private bool TakeBatch(List<WriteUnit> batch)
    {
        lock (_gate)
        {
            while (_commits.Count + _states.Count == 0)
            {
                if (_closed)
                {
                    return false;
                }

                Monitor.Wait(_gate);
            }

            while (batch.Count < MaxBatch && (_commits.TryDequeue(out var next) || _states.TryDequeue(out next)))
            {
                batch.Add(next);
            }

            return true;
        }
    }

    private void RunBatch(List<WriteUnit> batch)
    {
        var began = false;
        var executed = false;
        try
        {
            _session.Execute("BEGIN IMMEDIATE");
            began = true;
            foreach (var unit in batch)
            {
                unit.Execute(_session);
            }

            executed = true;
            _session.Execute("COMMIT");
        }
        catch (Exception e)
        {
            _metrics.TransactionFailed();
            Log.TransactionFailed(_logger, e, batch.Count);
            Recover(batch, e, began, executed);
            return;
        }

        _metrics.TransactionDone(batch.Count);
        foreach (var unit in batch)
        {
            unit.Complete();
        }
    }

    private void Recover(List<WriteUnit> batch, Exception cause, bool began, bool executed)
    {
        // SQLite ends the transaction by itself after some errors; then there is nothing to roll back.
        if (began && !_session.InAutocommit)
        {
            _session.Execute("ROLLBACK");
        }

        if (began && !executed && batch.Count > 1)
        {
            // One of them is at fault and must not take the others along.
            foreach (var unit in batch)
            {
                RunBatch([unit]);
            }

            return;
        }

        foreach (var unit in batch)
        {
            unit.Fail(cause);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1700, LogLevel.Error, "A transaction of {Writes} writes failed.", EventName = "TransactionFailed")]
        public static partial void TransactionFailed(ILogger logger, Exception exception, int writes);
    }
}
