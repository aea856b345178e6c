using System.Collections.Immutable;
using OrleansMesh.Routing.Matching;

namespace OrleansMesh.Routing.Compilation.Assembly;

/// <summary>The numbers of clusters, each of which has one as long as some route or mirror names it.</summary>
/// <param name="Table">The numbers.</param>
/// <param name="Known">Each cluster's number, and how many name it.</param>
internal sealed record ClusterSlots(SlotTable<ClusterKey> Table, ImmutableDictionary<ClusterKey, (int Slot, int Uses)> Known)
{
    public static ClusterSlots Empty { get; } = new(SlotTable<ClusterKey>.Empty, ImmutableDictionary<ClusterKey, (int Slot, int Uses)>.Empty);

    public Builder ToBuilder() => new(this);

    public sealed class Builder(ClusterSlots before)
    {
        private readonly SlotTable<ClusterKey>.Builder _table = before.Table.ToBuilder();
        private readonly ImmutableDictionary<ClusterKey, (int Slot, int Uses)>.Builder _known = before.Known.ToBuilder();

        /// <summary>The number of a cluster; to be given back.</summary>
        public int Take(ClusterKey cluster)
        {
            var (slot, uses) = _known.TryGetValue(cluster, out var known) ? known : (_table.Add(_ => cluster), 0);
            _known[cluster] = (slot, uses + 1);
            return slot;
        }

        public void Give(ClusterKey cluster)
        {
            var (slot, uses) = _known[cluster];
            if (uses > 1)
            {
                _known[cluster] = (slot, uses - 1);
                return;
            }

            _known.Remove(cluster);
            _table.Remove(slot);
        }

        public ClusterSlots ToImmutable() => new(_table.ToImmutable(), _known.ToImmutable());
    }
}
