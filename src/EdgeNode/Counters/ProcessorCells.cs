namespace OrleansMesh.EdgeNode.Counters;

/// <summary>Spreads what many threads write over cells, one per processor, so that they do not fight for one cache line.</summary>
internal static class ProcessorCells
{
    private const int Most = 64;

    /// <summary>How many cells there are: the processors rounded up to a power of two, at most 64.</summary>
    public static int Count { get; } = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Min(Environment.ProcessorCount, Most));

    /// <summary>The cell of the processor this thread runs on.</summary>
    public static int Current => Thread.GetCurrentProcessorId() & (Count - 1);
}
