namespace OrleansMesh.Routing.Matching;

/// <summary>Comparison that ignores the case of ASCII letters alone, as HTTP and Envoy do; other characters are themselves.</summary>
internal static class AsciiFold
{
    public static char Fold(char c) => char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;

    public static bool StartsWith(ReadOnlySpan<char> text, ReadOnlySpan<char> prefix)
    {
        if (text.Length < prefix.Length)
        {
            return false;
        }

        for (var i = 0; i < prefix.Length; i++)
        {
            if (Fold(text[i]) != Fold(prefix[i]))
            {
                return false;
            }
        }

        return true;
    }

    public static string Fold(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = Fold(source[i]);
        }
    });
}
