namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>Istio's <c>HTTPMirrorPolicy</c> (networking.istio.io).</summary>
public sealed record HttpMirrorPolicy
{
    /// <summary>Destination specifies the target of the mirror operation. Required.</summary>
    public Destination? Destination { get; init; }

    /// <summary>Percentage of the traffic to be mirrored by the destination field.</summary>
    public Percent? Percentage { get; init; }
}
