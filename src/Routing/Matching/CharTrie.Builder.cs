namespace OrleansMesh.Routing.Matching;

/// <content>How a trie is laid out.</content>
internal sealed partial class CharTrie<T>
{
    private sealed class Builder(KeyValuePair<string, T>[] sorted)
    {
        private readonly List<Node> _nodes = [default];
        private readonly List<char> _firsts = ['\0'];
        private readonly List<char> _labels = [];
        private readonly Queue<(int Node, int From, int To, int Depth)> _open = [];

        public (Node[] Nodes, char[] Firsts, char[] Labels) Build()
        {
            _open.Enqueue((0, 0, sorted.Length, 0));
            while (_open.TryDequeue(out var range))
            {
                _nodes[range.Node] = Lay(range.From, range.To, range.Depth);
            }

            return ([.. _nodes], [.. _firsts], [.. _labels]);
        }

        private Node Lay(int from, int to, int depth)
        {
            var node = new Node { LabelStart = _labels.Count, FirstChild = _nodes.Count };
            if (from == to)
            {
                return node;
            }

            // Sorted, so what the first and the last share all of them share.
            var shared = sorted[from].Key.AsSpan(depth).CommonPrefixLength(sorted[to - 1].Key.AsSpan(depth));
            _labels.AddRange(sorted[from].Key.AsSpan(depth, shared));
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

                _open.Enqueue((_nodes.Count, from, next, end + 1));
                _nodes.Add(default);
                _firsts.Add(first);
                node.ChildCount++;
                from = next;
            }

            return node;
        }
    }
}
