namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Whether endpoints are spoken to in HTTP/2 where the client came with HTTP/1.1.</summary>
public enum Http2UpgradePolicy
{
    /// <summary>As the mesh's settings say.</summary>
    [WireName("DEFAULT")]
    Default = 0,

    /// <summary>No.</summary>
    [WireName("DO_NOT_UPGRADE")]
    DoNotUpgrade = 1,

    /// <summary>Yes.</summary>
    [WireName("UPGRADE")]
    Upgrade = 2,
}
