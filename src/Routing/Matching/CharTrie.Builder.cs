namespace OrleansMesh.Routing.Matching;

/// <content>How a trie is laid out.</content>
internal sealed partial class CharTrie
{
    private sealed class Builder(KeyValuePair<string, int>[] sorted)
    {
        private readonly List<Node> _nodes = [default];
        private readonly List<char> _firsts = ['\0'];
        private readonly List<char> _labels = [];
        private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _known = new Dictionary<string, int>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

        // The last first: a node's children come to lie right behind it, and a walk stays near where it is.
        private readonly Stack<(int Node, int From, int To, int Depth)> _open = [];

        public (Node[] Nodes, char[] Firsts, char[] Labels) Build()
        {
            _open.Push((0, 0, sorted.Length, 0));
            while (_open.TryPop(out var range))
            {
                _nodes[range.Node] = Lay(range.From, range.To, range.Depth);
            }

            return ([.. _nodes], [.. _firsts], [.. _labels]);
        }

        private Node Lay(int from, int to, int depth)
        {
            var node = new Node { FirstChild = _nodes.Count, Value = NoValue };
            if (from == to)
            {
                return node;
            }

            // Sorted, so what the first and the last share all of them share.
            var shared = sorted[from].Key.AsSpan(depth).CommonPrefixLength(sorted[to - 1].Key.AsSpan(depth));
            node.LabelStart = LabelStart(sorted[from].Key.AsSpan(depth, shared));
            node.LabelLength = shared;
            var end = depth + shared;
            if (sorted[from].Key.Length == end)
            {
                node.Value = sorted[from].Value;
                from++;
            }

            while (from < to)
            {
                var first = sorted[from].Key[end];
                var next = from + 1;
                while (next < to && sorted[next].Key[end] == first)
                {
                    next++;
                }

                _open.Push((_nodes.Count, from, next, end + 1));
                _nodes.Add(default);
                _firsts.Add(first);
                node.ChildCount++;
                from = next;
            }

            return node;
        }

        private int LabelStart(ReadOnlySpan<char> label)
        {
            if (!_known.TryGetValue(label, out var start))
            {
                _known[label] = start = _labels.Count;
                _labels.AddRange(label);
            }

            return start;
        }
    }
}
