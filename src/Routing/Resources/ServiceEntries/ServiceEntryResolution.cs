namespace OrleansMesh.Routing.Resources.ServiceEntries;

/// <summary>How the endpoints of a service are found.</summary>
public enum ServiceEntryResolution
{
    /// <summary>They are not: the request goes to its own host. An edge takes that from the service's host, and for a wildcard from the request's <c>Host</c>, and asks DNS.</summary>
    [WireName("NONE")]
    None = 0,

    /// <summary>They are the addresses in <c>endpoints</c>, or the selected workloads.</summary>
    [WireName("STATIC")]
    Static = 1,

    /// <summary>By DNS: the names in <c>endpoints</c>, else the hosts; every address is used.</summary>
    [WireName("DNS")]
    Dns = 2,

    /// <summary>By DNS, using the first address of each answer.</summary>
    [WireName("DNS_ROUND_ROBIN")]
    DnsRoundRobin = 3,

    /// <summary>By DNS, asking for the name in the request; for wildcard hosts.</summary>
    [WireName("DYNAMIC_DNS")]
    DynamicDns = 4,
}
