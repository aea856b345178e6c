namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>Istio's <c>HTTPDirectResponse</c> (networking.istio.io).</summary>
public sealed record HttpDirectResponse
{
    /// <summary>Specifies the HTTP response status to be returned. Required.</summary>
    public uint? Status { get; init; }

    /// <summary>Specifies the content of the response body.</summary>
    public HttpBody? Body { get; init; }
}
