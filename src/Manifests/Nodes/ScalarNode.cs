namespace OrleansMesh.Manifests.Nodes;

/// <summary>A scalar. The text of a number is a JSON number, that of a boolean <c>true</c> or <c>false</c>, that of null <c>null</c>.</summary>
internal sealed class ScalarNode(ScalarType type, string text, Mark mark = default) : Node(mark)
{
    private const int LongestShown = 40;

    public ScalarType Type => type;

    public string Text => text;

    public bool IsNull => type == ScalarType.Null;

    public override string Describe() => type switch
    {
        ScalarType.String => $"the text \"{Shown()}\"",
        ScalarType.Number => $"the number {Shown()}",
        _ => text,
    };

    private string Shown()
    {
        var shown = text.Length <= LongestShown ? text : string.Concat(text.AsSpan(0, LongestShown), "...");
        return string.Concat(shown.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c));
    }
}
