namespace OrleansMesh.Abstractions.Resources;

/// <summary>A manifest as the operator wrote it: one resource.</summary>
/// <param name="Format">How it is written.</param>
/// <param name="Text">The text; at most 3 MiB in UTF-8.</param>
[GenerateSerializer, Immutable, Alias("orleansmesh.ManifestText")]
public sealed record ManifestText([property: Id(0)] ManifestFormat Format, [property: Id(1)] string Text)
{
    /// <summary>Nothing of the text: it may be a Secret, and Orleans logs the arguments of calls that fail.</summary>
    public override string ToString() => $"{Format} of {Text.Length} characters";

    /// <summary>A manifest in JSON.</summary>
    public static ManifestText Json(string text) => new(ManifestFormat.Json, text);

    /// <summary>A manifest in YAML.</summary>
    public static ManifestText Yaml(string text) => new(ManifestFormat.Yaml, text);
}
