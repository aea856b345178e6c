using System.Text.Json.Serialization;

namespace OrleansMesh.Silo.Api.Answers;

/// <summary>Kubernetes' answer where there is no object to give.</summary>
internal sealed record Status
{
    [JsonPropertyOrder(-5)]
    public string Kind { get; } = "Status";

    [JsonPropertyOrder(-4)]
    public string ApiVersion { get; } = "v1";

    [JsonPropertyOrder(-3)]
    public IReadOnlyDictionary<string, string> Metadata { get; } = new Dictionary<string, string>();

    [JsonPropertyName("status")]
    public required string Outcome { get; init; }

    public string? Message { get; init; }

    public string? Reason { get; init; }

    public StatusDetails? Details { get; init; }

    public required int Code { get; init; }
}
