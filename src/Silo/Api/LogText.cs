namespace OrleansMesh.Silo.Api;

/// <summary>Text from outside, made fit for one line of a log or a message.</summary>
internal static class LogText
{
    private const int MaxLength = 80;

    /// <summary>The text without control characters, cut where it is long.</summary>
    public static string Clean(string text)
    {
        var cut = text.Length <= MaxLength ? text : text[..MaxLength];
        return cut.AsSpan().ContainsAnyExceptInRange(' ', '~') ? string.Concat(cut.Select(c => c is >= ' ' and <= '~' ? c : '?')) : cut;
    }
}
