namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>Istio's <c>PortSelector</c> (networking.istio.io).</summary>
public sealed record PortSelector
{
    /// <summary>Valid port number</summary>
    public uint? Number { get; init; }
}
