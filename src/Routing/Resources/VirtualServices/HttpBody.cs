namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>The body of a direct response. One of the two is set.</summary>
public sealed record HttpBody
{
    /// <summary>The body as text, sent as UTF-8; at most 1 MiB.</summary>
    [WireName("string")]
    public string? Text { get; init; }

    /// <summary>The body as bytes; at most 1 MiB.</summary>
    [WireName("bytes")]
    [Base64]
    public string? Base64 { get; init; }
}
