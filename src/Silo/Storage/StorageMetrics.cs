using System.Diagnostics.Metrics;

namespace OrleansMesh.Silo.Storage;

/// <summary>What the embedded storage counts.</summary>
internal sealed class StorageMetrics
{
    private readonly Counter<long> _writes;
    private readonly Counter<long> _transactions;
    private readonly Counter<long> _failed;
    private readonly Counter<long> _refused;

    public StorageMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("OrleansMesh.Storage");
        _writes = meter.CreateCounter<long>("orleansmesh.storage.writes", description: "Writes made durable.");
        _transactions = meter.CreateCounter<long>("orleansmesh.storage.transactions", description: "Transactions that held them.");
        _failed = meter.CreateCounter<long>("orleansmesh.storage.transactions.failed", description: "Transactions that failed.");
        _refused = meter.CreateCounter<long>("orleansmesh.storage.writes.refused", description: "Writes refused because too many waited.");
    }

    public void TransactionDone(int writes)
    {
        _transactions.Add(1);
        _writes.Add(writes);
    }

    public void TransactionFailed() => _failed.Add(1);

    public void WriteRefused() => _refused.Add(1);
}
