namespace OrleansMesh.Silo.Api.Negotiation;

/// <summary>A media type without its parameters, lower case. Parameters such as <c>charset</c> do not matter for bodies.</summary>
internal static class MediaType
{
    public const string Json = "application/json";
    public const string Yaml = "application/yaml";
    public const string MergePatch = "application/merge-patch+json";
    public const string StrategicMergePatch = "application/strategic-merge-patch+json";

    /// <summary>A manifest to be applied: created, or put in place of what there is.</summary>
    public const string ApplyPatch = "application/apply-patch+yaml";

    public static string Of(string header)
    {
        var semicolon = header.IndexOf(';', StringComparison.Ordinal);
        return (semicolon < 0 ? header : header[..semicolon]).Trim().ToLowerInvariant();
    }

    public static bool IsYaml(string mediaType) => mediaType is Yaml or "text/yaml" or "application/x-yaml" or "text/x-yaml";
}
