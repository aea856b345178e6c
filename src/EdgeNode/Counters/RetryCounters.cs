namespace OrleansMesh.EdgeNode.Counters;

/// <summary>Counts further attempts.</summary>
internal sealed class RetryCounters
{
    private readonly ShardedCounts _counts = new(Enum.GetValues<RetryCount>().Length);

    public long this[RetryCount count] => _counts[(int)count];

    public void Count(RetryCount count) => _counts.Increment((int)count);
}
