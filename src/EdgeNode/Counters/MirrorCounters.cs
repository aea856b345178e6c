using OrleansMesh.Abstractions.Statistics;
using OrleansMesh.EdgeNode.Mirroring;
using OrleansMesh.Routing.Matching;

namespace OrleansMesh.EdgeNode.Counters;

/// <summary>The account of one mirror: every request that met it is in exactly one place of it, at any instant.</summary>
/// <remarks>
/// Each step of a request or shadow is one atomic addition to one number: not sampled, dropped by reason, sent, ended by outcome. What the
/// law of <see cref="MirrorTotals"/> ties together is derived from these when read, endings before sendings, so that it holds in every
/// reading, without a lock, also while others count.
/// </remarks>
internal sealed class MirrorCounters(MirrorKey key)
{
    private readonly MirrorCell?[] _cells = new MirrorCell?[ProcessorCells.Count];

    public MirrorKey Key { get; } = key;

    /// <summary>A request met the mirror and was not chosen.</summary>
    public void CountNotSampled() => Cell().CountNotSampled();

    /// <summary>A request was chosen, and no shadow of it was sent.</summary>
    public void CountDropped(ShadowOutcome reason) => Cell().Count(reason);

    /// <summary>The mirror was not asked about a request.</summary>
    public void CountSkipped(ShadowOutcome reason) => Cell().Count(reason);

    /// <summary>A request was chosen, and a lane took its shadow on.</summary>
    /// <returns>Where the shadow's outcome must be counted, once.</returns>
    public MirrorCell CountSent()
    {
        var cell = Cell();
        cell.CountSent();
        return cell;
    }

    /// <summary>The totals now. They obey the law, and none but in flight is ever less than in an earlier reading.</summary>
    public MirrorTotals Snapshot()
    {
        var reading = new MirrorReading();
        foreach (var slot in _cells)
        {
            if (slot is { } cell)
            {
                reading.Add(cell);
            }
        }

        return reading.Totals(Key);
    }

    private MirrorCell Cell()
    {
        ref var slot = ref _cells[ProcessorCells.Current];
        return Volatile.Read(ref slot) ?? Interlocked.CompareExchange(ref slot, new MirrorCell(), null) ?? slot!;
    }
}
