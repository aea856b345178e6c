namespace OrleansMesh.Manifests.Nodes;

/// <summary>A value of a text, whatever its syntax, with its place.</summary>
internal abstract class Node(Mark mark)
{
    public Mark Mark => mark;

    /// <summary>What it is, as the end of "must be a string, not ...".</summary>
    public abstract string Describe();
}
