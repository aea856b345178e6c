namespace OrleansMesh.Silo.Api.Negotiation;

/// <summary>How answers are written.</summary>
internal enum AnswerFormat
{
    /// <summary>As JSON.</summary>
    Json,

    /// <summary>As YAML.</summary>
    Yaml,
}
