namespace OrleansMesh.EdgeNode.Counters;

/// <summary>A row of totals that only ever grow, counted without contention: one atomic addition on the processor's own cell.</summary>
internal sealed class ShardedCounts
{
    // A cache line of its own before and after the counts of each cell.
    private const int Padding = 16;

    private readonly long[][] _cells;

    public ShardedCounts(int length)
    {
        Length = length;
        _cells = new long[ProcessorCells.Count][];
        for (var i = 0; i < _cells.Length; i++)
        {
            _cells[i] = new long[length + (2 * Padding)];
        }
    }

    public int Length { get; }

    /// <summary>The total at <paramref name="index"/>; never less than an earlier reading.</summary>
    public long this[int index]
    {
        get
        {
            var sum = 0L;
            foreach (var cell in _cells)
            {
                sum += Volatile.Read(ref cell[index + Padding]);
            }

            return sum;
        }
    }

    public void Increment(int index) => Interlocked.Increment(ref _cells[ProcessorCells.Current][index + Padding]);
}
