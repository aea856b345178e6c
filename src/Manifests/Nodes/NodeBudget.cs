namespace OrleansMesh.Manifests.Nodes;

/// <summary>Counts what a text has cost so far and stops the reading where it costs too much.</summary>
internal sealed class NodeBudget(ManifestLimits limits)
{
    private int _nodes;

    /// <summary>Accounts for a node inside <paramref name="depth"/> lists and objects, itself included where it is one.</summary>
    /// <exception cref="UnreadableTextException">There are too many, or they are too deep.</exception>
    public void Take(int depth, Mark mark)
    {
        if (depth > limits.MaxDepth)
        {
            throw new UnreadableTextException($"is nested deeper than {limits.MaxDepth} levels", mark);
        }

        if (++_nodes > limits.MaxNodes)
        {
            throw new UnreadableTextException($"holds more than {limits.MaxNodes} values", mark);
        }
    }
}
