using System.Text;

namespace OrleansMesh.Silo.Api.Answers;

/// <summary>Writes warnings as <c>Warning: 299 - "text"</c> headers, bounded so that no client or proxy refuses the answer for its headers.</summary>
internal static class WarningHeader
{
    /// <summary>More are summed up in one last header.</summary>
    public const int MaxCount = 40;

    /// <summary>A longer text is cut.</summary>
    public const int MaxLength = 256;

    /// <summary>The values of the headers.</summary>
    public static string[] Format(IReadOnlyList<string> warnings)
    {
        var values = warnings.Take(MaxCount).Select(Format).ToList();
        if (warnings.Count > MaxCount)
        {
            values.Add(Format($"{warnings.Count - MaxCount} more warnings are not shown"));
        }

        return [.. values];
    }

    private static string Format(string warning)
    {
        var text = new StringBuilder("299 - \"");
        foreach (var character in warning.Length <= MaxLength ? warning : $"{warning.AsSpan(0, MaxLength - 3)}...")
        {
            if (character is '"' or '\\')
            {
                text.Append('\\');
            }

            // Headers carry ASCII only, whatever a field was named.
            text.Append(character is >= ' ' and <= '~' ? character : '?');
        }

        return text.Append('"').ToString();
    }
}
