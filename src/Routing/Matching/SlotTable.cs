using System.Collections.Immutable;

namespace OrleansMesh.Routing.Matching;

/// <summary>Numbers things for as long as they are used: what stays keeps its number over compilations, what goes leaves it to the next that comes.</summary>
/// <typeparam name="T">The thing.</typeparam>
internal sealed class SlotTable<T>
{
    private readonly ImmutableStack<int> _free;
    private readonly TableSlot<T>[] _slots;

    private SlotTable(TableSlot<T>[] slots, ImmutableStack<int> free) => (_slots, _free) = (slots, free);

    public static SlotTable<T> Empty { get; } = new([], ImmutableStack<int>.Empty);

    /// <summary>The things by number.</summary>
    public IReadOnlyList<TableSlot<T>> Slots => _slots;

    /// <summary>The table, to be changed.</summary>
    public Builder ToBuilder() => new(this);

    public sealed class Builder(SlotTable<T> before)
    {
        private readonly List<TableSlot<T>> _slots = [.. before._slots];
        private ImmutableStack<int> _free = before._free;

        /// <summary>Gives out a number.</summary>
        /// <param name="make">Makes the thing of its number.</param>
        public int Add(Func<int, T> make)
        {
            if (_free.IsEmpty)
            {
                _slots.Add(new(make(_slots.Count), true));
                return _slots.Count - 1;
            }

            _free = _free.Pop(out var slot);
            _slots[slot] = new(make(slot), true);
            return slot;
        }

        public void Remove(int slot)
        {
            _slots[slot] = default;
            _free = _free.Push(slot);
        }

        public SlotTable<T> ToImmutable() => new([.. _slots], _free);
    }
}
