namespace OrleansMesh.Manifests.Nodes;

internal sealed class SequenceNode(IReadOnlyList<Node> items, Mark mark = default) : Node(mark)
{
    public IReadOnlyList<Node> Items => items;

    public override string Describe() => "a list";
}
