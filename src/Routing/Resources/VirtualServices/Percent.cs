namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>A share of requests.</summary>
public sealed record Percent
{
    /// <summary>Per cent, 0 to 100, in steps of 0.0001. Default: 0.</summary>
    public double? Value { get; init; }
}
