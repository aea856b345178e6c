namespace OrleansMesh.Manifests.Nodes;

/// <summary>The text as a whole cannot be read: a syntax error, or a bound passed. Never leaves this assembly.</summary>
internal sealed class UnreadableTextException(string message, Mark mark) : Exception(message)
{
    public Mark Mark => mark;
}
