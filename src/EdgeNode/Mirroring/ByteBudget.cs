namespace OrleansMesh.EdgeNode.Mirroring;

/// <summary>How many bytes of bodies the process holds for shadows, and may. Lanes draw on it through their <see cref="BudgetShare"/>.</summary>
internal sealed class ByteBudget(long limit)
{
    private long _used;

    /// <summary>Bytes held now.</summary>
    public long Used => Interlocked.Read(ref _used);

    /// <summary>Bytes that nobody holds.</summary>
    public long Free => limit - Used;

    /// <summary>Takes <paramref name="bytes"/>, all or none.</summary>
    /// <param name="bytes">How many.</param>
    /// <param name="held">What the taker holds already: with the new bytes it must not be more than what is free before they are taken.</param>
    public bool TryTake(long bytes, long held)
    {
        var used = Used;
        while (held + bytes <= limit - used)
        {
            var seen = Interlocked.CompareExchange(ref _used, used + bytes, used);
            if (seen == used)
            {
                return true;
            }

            used = seen;
        }

        return false;
    }

    public void Give(long bytes) => Interlocked.Add(ref _used, -bytes);
}
