namespace OrleansMesh.Routing.Matching;

/// <summary>A radix trie: finds all keys that a text begins with in one walk along the text.</summary>
/// <remarks>
/// The nodes lie in one array, the children of a node side by side in the order of their first characters and not far from their own
/// children, equal labels once in one text, and what a key leads to is a number in its node, so that a walk touches little memory.
/// Built without recursion: keys nest as deep as an operator likes.
/// </remarks>
internal sealed partial class CharTrie
{
    // No key ends at the node.
    private const int NoValue = int.MinValue;

    private readonly Node[] _nodes;
    private readonly char[] _firsts;
    private readonly char[] _labels;
    private readonly bool _fold;

    /// <param name="entries">The keys, each once, and the number that each leads to: any but <see cref="int.MinValue"/>.</param>
    /// <param name="fold">Whether the case of ASCII letters is ignored; the keys are folded then.</param>
    public CharTrie(IEnumerable<KeyValuePair<string, int>> entries, bool fold)
    {
        _fold = fold;
        var sorted = entries.ToArray();
        Array.Sort(sorted, static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        var builder = new Builder(sorted);
        (_nodes, _firsts, _labels) = builder.Build();
    }

    /// <summary>Walks along a text.</summary>
    public Walk Along(ReadOnlySpan<char> text) => new(this, text);

    // The first character of a label has led here and is not part of it: where that is all, nothing more is read.
    private bool LabelFits(in Node node, ReadOnlySpan<char> text)
    {
        if (node.LabelLength == 0)
        {
            return true;
        }

        var label = _labels.AsSpan(node.LabelStart, node.LabelLength);
        return _fold ? AsciiFold.StartsWith(text, label) : text.StartsWith(label);
    }

    private int Child(in Node node, char first)
    {
        var wanted = _fold ? AsciiFold.Fold(first) : first;
        var found = _firsts.AsSpan(node.FirstChild, node.ChildCount).BinarySearch(wanted);
        return found < 0 ? -1 : node.FirstChild + found;
    }

    /// <summary>The keys that a text begins with, the shortest first.</summary>
    public ref struct Walk(CharTrie trie, ReadOnlySpan<char> text)
    {
        private ReadOnlySpan<char> _rest = text;
        private int _node = -1;

        /// <summary>The number that the key that was reached leads to.</summary>
        public int Current { get; private set; }

        /// <summary>Whether the key that was reached is the whole text.</summary>
        public readonly bool IsWhole => _rest.IsEmpty;

        /// <summary>Goes to the next longer key.</summary>
        public bool MoveNext()
        {
            while (true)
            {
                if (_node < 0)
                {
                    _node = 0;
                }
                else if (!_rest.IsEmpty && trie.Child(trie._nodes[_node], _rest[0]) is >= 0 and var child)
                {
                    _node = child;
                    _rest = _rest[1..];
                }
                else
                {
                    return false;
                }

                ref readonly var node = ref trie._nodes[_node];
                if (!trie.LabelFits(node, _rest))
                {
                    _rest = default;
                    return false;
                }

                _rest = _rest[node.LabelLength..];
                if (node.Value != NoValue)
                {
                    Current = node.Value;
                    return true;
                }
            }
        }
    }

    private struct Node
    {
        public int LabelStart;
        public int LabelLength;
        public int FirstChild;
        public int ChildCount;
        public int Value;
    }
}
