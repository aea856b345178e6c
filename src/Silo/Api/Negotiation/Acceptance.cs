namespace OrleansMesh.Silo.Api.Negotiation;

/// <summary>Reads <c>Accept</c> as Kubernetes does: the first entry of the list that can be served wins; weights do not matter.</summary>
internal static class Acceptance
{
    /// <summary>What can be served.</summary>
    public static IReadOnlyList<string> Offered { get; } = [MediaType.Json, MediaType.Yaml];

    /// <summary>The format to answer in, or null where nothing fits.</summary>
    public static AnswerFormat? Choose(IEnumerable<string?> accept)
    {
        var entries = accept.SelectMany(value => (value ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        return entries.Count == 0 ? AnswerFormat.Json : entries.Select(Format).FirstOrDefault(format => format is not null);
    }

    // "as=Table" and the like ask for another representation than the object; the next entry of the list offers the object itself.
    private static AnswerFormat? Format(string entry)
    {
        if (entry.Contains(";as=", StringComparison.OrdinalIgnoreCase) || entry.Contains("; as=", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var mediaType = MediaType.Of(entry);
        return mediaType is "*/*" or "application/*" or MediaType.Json ? AnswerFormat.Json
            : MediaType.IsYaml(mediaType) ? AnswerFormat.Yaml
            : null;
    }
}
