namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>A port by its number.</summary>
public sealed record PortSelector
{
    /// <summary>1 to 65535.</summary>
    public uint? Number { get; init; }
}
