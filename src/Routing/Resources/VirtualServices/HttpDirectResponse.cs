namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>An answer that the edge gives itself.</summary>
public sealed record HttpDirectResponse
{
    /// <summary>HTTP status, 200 to 599. Required.</summary>
    public uint? Status { get; init; }

    /// <summary>The body. Default: none.</summary>
    public HttpBody? Body { get; init; }
}
