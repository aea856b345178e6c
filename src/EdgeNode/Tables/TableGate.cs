using OrleansMesh.EdgeNode.Counters;

namespace OrleansMesh.EdgeNode.Tables;

/// <summary>Counts the requests that hold a table, and says once when a retired table has none left.</summary>
/// <remarks>
/// A request leaves by the cell it came in by, so no cell is ever below the requests that hold it. After <see cref="Retire"/> nobody new
/// stays (<see cref="EdgeTableHolder.Enter"/> looks again after it came in), so once every cell has shown zero the last holder is gone.
/// Each side writes its own mark before it reads the other's: the last one out, or the retirement, sees that all is done.
/// </remarks>
internal sealed class TableGate
{
    private const int Stride = 16;

    private readonly long[] _holders = new long[(ProcessorCells.Count + 1) * Stride];
    private readonly Action _drained;
    private int _retired;
    private int _told;

    public TableGate(Action drained) => _drained = drained;

    /// <summary>Whether the table has been replaced and no request holds it any more.</summary>
    public bool IsDrained => Volatile.Read(ref _told) == 1;

    /// <summary>Comes in; leave with what this returns.</summary>
    public int Enter()
    {
        var cell = (ProcessorCells.Current + 1) * Stride;
        Interlocked.Increment(ref _holders[cell]);
        return cell;
    }

    public void Exit(int cell)
    {
        Interlocked.Decrement(ref _holders[cell]);
        if (Volatile.Read(ref _retired) == 1)
        {
            TellWhenEmpty();
        }
    }

    /// <summary>To be called after the table was replaced.</summary>
    public void Retire()
    {
        Interlocked.Exchange(ref _retired, 1);
        TellWhenEmpty();
    }

    private void TellWhenEmpty()
    {
        for (var cell = Stride; cell < _holders.Length; cell += Stride)
        {
            if (Interlocked.Read(ref _holders[cell]) != 0)
            {
                return;
            }
        }

        if (Interlocked.Exchange(ref _told, 1) == 0)
        {
            // Not on the request's thread: closing connections takes its time.
            ThreadPool.UnsafeQueueUserWorkItem(static drained => drained(), _drained, preferLocal: false);
        }
    }
}
