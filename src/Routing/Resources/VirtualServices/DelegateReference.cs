namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>Another VirtualService, without hosts of its own, whose HTTP routes take this route's place.</summary>
public sealed record DelegateReference
{
    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Its namespace. Default: that of the VirtualService that refers to it.</summary>
    public string? Namespace { get; init; }
}
