namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>Istio's <c>HTTPBody</c> (networking.istio.io).</summary>
public sealed record HttpBody
{
    /// <summary>response body as a string One of specifier.</summary>
    [WireName("string")]
    public string? Text { get; init; }

    /// <summary>response body as base64 encoded bytes. One of specifier.</summary>
    [WireName("bytes")]
    [Base64]
    public string? Base64 { get; init; }
}
