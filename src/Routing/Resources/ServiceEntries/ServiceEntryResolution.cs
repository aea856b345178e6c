namespace OrleansMesh.Routing.Resources.ServiceEntries;

/// <summary>Istio's <c>ServiceEntry.Resolution</c>.</summary>
public enum ServiceEntryResolution
{
    /// <summary>Assume that incoming connections have already been resolved (to a specific destination IP address).</summary>
    [WireName("NONE")]
    None = 0,

    /// <summary>Use the static IP addresses specified in endpoints (see below) as the backing instances associated with the service.</summary>
    [WireName("STATIC")]
    Static = 1,

    /// <summary>Attempt to resolve the IP address by querying the ambient DNS, asynchronously.</summary>
    [WireName("DNS")]
    Dns = 2,

    /// <summary>Attempt to resolve the IP address by querying the ambient DNS, asynchronously.</summary>
    [WireName("DNS_ROUND_ROBIN")]
    DnsRoundRobin = 3,

    /// <summary>DYNAMIC_DNS will attempt to resolve the host name specified in the Host header or SNI to an IP address when handling traffic.</summary>
    [WireName("DYNAMIC_DNS")]
    DynamicDns = 4,
}
