namespace OrleansMesh.EdgeNode.Upstreams;

/// <summary>What upstreams of the whole process came to.</summary>
internal sealed class UpstreamCounters
{
    private long _ejections;

    /// <summary>Ejections of endpoints since the start.</summary>
    public long Ejections => Interlocked.Read(ref _ejections);

    public void CountEjection() => Interlocked.Increment(ref _ejections);
}
