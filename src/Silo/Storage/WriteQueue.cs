using System.Collections.Concurrent;
using OrleansMesh.Grains.Storage;

namespace OrleansMesh.Silo.Storage;

/// <summary>
/// The one writer of the database: a thread that takes all that waits into one transaction, so that many writers share the wait for the disk.
/// </summary>
internal sealed partial class WriteQueue : IDisposable
{
    /// <summary>How many writes may wait; more are refused.</summary>
    public const int Capacity = 1_024;

    /// <summary>How many writes share a transaction.</summary>
    public const int MaxBatch = 256;

    private readonly BlockingCollection<WriteUnit> _waiting = new(Capacity);
    private readonly SqliteSession _session;
    private readonly StorageMetrics _metrics;
    private readonly ILogger _logger;
    private readonly Thread _thread;

    public WriteQueue(SqliteSession session, StorageMetrics metrics, ILogger logger)
    {
        _session = session;
        _metrics = metrics;
        _logger = logger;
        _thread = new Thread(Work) { IsBackground = true, Name = "OrleansMesh embedded storage" };
        _thread.Start();
    }

    /// <summary>Queues a write; the task ends when it is durable.</summary>
    /// <exception cref="StoreOverloadedException">Too many wait; nothing was done.</exception>
    public Task WriteAsync(Func<SqliteSession, Exception?> work)
    {
        var unit = new WriteUnit(work);
        if (_waiting.IsAddingCompleted || !_waiting.TryAdd(unit))
        {
            _metrics.WriteRefused();
            return Task.FromException(new StoreOverloadedException());
        }

        return unit.Done;
    }

    /// <summary>Lets in no more, and waits until all that was let in is done.</summary>
    public void Dispose()
    {
        _waiting.CompleteAdding();
        _thread.Join();
        _waiting.Dispose();
        _session.Dispose();
    }

    private void Work()
    {
        var batch = new List<WriteUnit>(MaxBatch);
        foreach (var first in _waiting.GetConsumingEnumerable())
        {
            batch.Add(first);
            while (batch.Count < MaxBatch && _waiting.TryTake(out var next))
            {
                batch.Add(next);
            }

            RunBatch(batch);
            batch.Clear();
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
