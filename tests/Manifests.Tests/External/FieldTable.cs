namespace OrleansMesh.Manifests.Tests.External;

/// <summary>The rows of the field table: message, field and type, as Istio's protos have them.</summary>
internal static class FieldTable
{
    public static IReadOnlyList<FieldRow> Read()
    {
        var rows = new List<FieldRow>();
        var (file, message) = (string.Empty, string.Empty);
        foreach (var line in File.ReadLines(Location()))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                (file, message) = (line[2..].Trim(), string.Empty);
            }
            else if (line.StartsWith('#'))
            {
                message = line.StartsWith("## ", StringComparison.Ordinal) ? line[3..].Trim() : string.Empty;
            }
            else if (file.EndsWith(".proto", StringComparison.Ordinal) && message.Length > 0 && Row(line, file, message) is { } row)
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    /// <summary>The enums by their full names, with their values as <c>NAME = number</c>.</summary>
    public static IReadOnlyDictionary<string, List<string>> ReadEnums()
    {
        var enums = new Dictionary<string, List<string>>();
        List<string>? values = null;
        foreach (var line in File.ReadLines(Location()))
        {
            if (line.StartsWith("### enum ", StringComparison.Ordinal))
            {
                enums.Add(line["### enum ".Length..].Trim(), values = []);
            }
            else if (line.StartsWith('#'))
            {
                values = null;
            }
            else if (line.StartsWith("- `", StringComparison.Ordinal))
            {
                values?.Add(line[2..].Split('—')[0].Replace("`", string.Empty, StringComparison.Ordinal).Replace("DEPRECATED", string.Empty, StringComparison.Ordinal).Trim());
            }
        }

        return enums;
    }

    private static string Location() => SharedFolder.Require(Path.Combine("reference", "istio-fields.md"));

    private static FieldRow? Row(string line, string file, string message)
    {
        var cells = line.Split('|', StringSplitOptions.TrimEntries);
        return cells.Length > 5 && int.TryParse(cells[4], out _) ? new FieldRow(file, message, cells[2], cells[3], cells[6]) : null;
    }
}
