using System.Text;

namespace OrleansMesh.Silo.Api.Bodies;

/// <summary>Changes the head of an object's JSON text and leaves the rest as it was written.</summary>
internal static class ObjectText
{
    /// <summary>The object under another <c>apiVersion</c>.</summary>
    public static string InVersion(string json, string apiVersion)
    {
        var utf8 = Encoding.UTF8.GetBytes(json);
        var outline = ObjectOutline.Read(utf8);
        return outline.ApiVersion == apiVersion
            ? json
            : $"{Encoding.UTF8.GetString(utf8.AsSpan()[..outline.ApiVersionValue.Start])}\"{apiVersion}\"{Encoding.UTF8.GetString(utf8.AsSpan()[outline.ApiVersionValue.End..])}";
    }

    /// <summary>The object with a status, as JSON, or as it is where that is null. A stored object has none: it is worked out for each reader.</summary>
    public static string WithStatus(string json, string? status) => status is null ? json : $"{json.AsSpan(0, json.LastIndexOf('}'))},\"status\":{status}}}";

    /// <summary>The object with the <c>apiVersion</c> and <c>kind</c> that it left out.</summary>
    public static string WithType(string json, ObjectOutline outline, string apiVersion, string kind)
    {
        List<string> added = [];
        if (outline.ApiVersion is null)
        {
            added.Add($"\"apiVersion\":\"{apiVersion}\"");
        }

        if (outline.Kind is null)
        {
            added.Add($"\"kind\":\"{kind}\"");
        }

        if (added.Count == 0)
        {
            return json;
        }

        var brace = json.IndexOf('{', StringComparison.Ordinal) + 1;
        var isEmpty = json.AsSpan(brace).TrimStart().StartsWith("}");
        return json.Insert(brace, string.Join(',', added) + (isEmpty ? string.Empty : ","));
    }
}
