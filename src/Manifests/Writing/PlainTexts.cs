using System.Buffers;

namespace OrleansMesh.Manifests.Writing;

/// <summary>
/// Which texts may stand in YAML without quotes and be read as the same text by every reader: also by those of YAML 1.1, to whom
/// <c>on</c> is a boolean, <c>1_000</c> and <c>1:30</c> are numbers and <c>2026-01-01</c> is a date. Whoever doubts, quotes.
/// </summary>
internal static class PlainTexts
{
    private static readonly SearchValues<char> Starts = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_/");

    private static readonly SearchValues<char> Inner = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_/.-+");

    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf",
    };

    public static bool IsSafe(string text) =>
        text.Length > 0
        && Starts.Contains(text[0])
        && !text.AsSpan().ContainsAnyExcept(Inner)
        && !Words.Contains(text);
}
