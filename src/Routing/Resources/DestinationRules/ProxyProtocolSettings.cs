namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>The PROXY protocol towards endpoints.</summary>
public sealed record ProxyProtocolSettings
{
    /// <summary>Which. Default: <see cref="ProxyProtocolVersion.V1"/>.</summary>
    public ProxyProtocolVersion? Version { get; init; }
}
