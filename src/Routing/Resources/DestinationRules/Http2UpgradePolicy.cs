namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Istio's <c>ConnectionPoolSettings.HTTPSettings.H2UpgradePolicy</c>.</summary>
public enum Http2UpgradePolicy
{
    /// <summary>Use the global default.</summary>
    [WireName("DEFAULT")]
    Default = 0,

    /// <summary>Do not upgrade the connection to http2.</summary>
    [WireName("DO_NOT_UPGRADE")]
    DoNotUpgrade = 1,

    /// <summary>Upgrade the connection to http2.</summary>
    [WireName("UPGRADE")]
    Upgrade = 2,
}
