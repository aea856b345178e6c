namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>Istio's <c>Percent</c> (networking.istio.io).</summary>
public sealed record Percent
{
    /// <summary></summary>
    public double? Value { get; init; }
}
