namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Versions of the PROXY protocol.</summary>
public enum ProxyProtocolVersion
{
    /// <summary>The text form.</summary>
    [WireName("V1")]
    V1 = 0,

    /// <summary>The binary form.</summary>
    [WireName("V2")]
    V2 = 1,
}
