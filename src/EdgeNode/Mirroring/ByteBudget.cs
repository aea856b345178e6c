namespace OrleansMesh.EdgeNode.Mirroring;

/// <summary>How many bytes of bodies the process holds for shadows, and may.</summary>
internal sealed class ByteBudget(long limit)
{
    private long _used;

    /// <summary>Bytes held now.</summary>
    public long Used => Interlocked.Read(ref _used);

    /// <summary>Whether nothing more is to be had.</summary>
    public bool IsSpent => Used >= limit;

    /// <summary>Takes <paramref name="bytes"/>, all or none.</summary>
    public bool TryTake(long bytes)
    {
        if (Interlocked.Add(ref _used, bytes) <= limit)
        {
            return true;
        }

        Interlocked.Add(ref _used, -bytes);
        return false;
    }

    public void Give(long bytes) => Interlocked.Add(ref _used, -bytes);
}
