namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>Istio's <c>Delegate</c> (networking.istio.io).</summary>
public sealed record DelegateReference
{
    /// <summary>Name specifies the name of the delegate VirtualService.</summary>
    public string? Name { get; init; }

    /// <summary>Namespace specifies the namespace where the delegate VirtualService resides. Default: same to the root's.</summary>
    public string? Namespace { get; init; }
}
