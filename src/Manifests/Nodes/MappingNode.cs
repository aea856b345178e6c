namespace OrleansMesh.Manifests.Nodes;

/// <summary>An object. The entries are in the order of the text, and a key that stands twice is there twice.</summary>
internal sealed class MappingNode(IReadOnlyList<MappingEntry> entries, Mark mark = default) : Node(mark)
{
    public IReadOnlyList<MappingEntry> Entries => entries;

    public override string Describe() => "an object";

    /// <summary>The value of the last entry with that key, or null.</summary>
    public Node? Find(string key)
    {
        for (var i = entries.Count - 1; i >= 0; i--)
        {
            if (entries[i].Key == key)
            {
                return entries[i].Value;
            }
        }

        return null;
    }
}
