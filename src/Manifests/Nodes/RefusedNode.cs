namespace OrleansMesh.Manifests.Nodes;

/// <summary>
/// Stands where the text has something that is never accepted, such as a YAML alias. It is kept in the tree so that whoever
/// walks it can tell its path, together with everything else that is wrong.
/// </summary>
internal sealed class RefusedNode(string reason, Mark mark) : Node(mark)
{
    public string Reason => reason;

    public override string Describe() => reason;
}
