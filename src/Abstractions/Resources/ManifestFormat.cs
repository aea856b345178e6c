namespace OrleansMesh.Abstractions.Resources;

/// <summary>How the text of a manifest is written.</summary>
[GenerateSerializer, Alias("orleansmesh.ManifestFormat")]
public enum ManifestFormat
{
    /// <summary>JSON.</summary>
    Json,

    /// <summary>YAML, one document.</summary>
    Yaml,
}
