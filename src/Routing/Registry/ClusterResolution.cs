namespace OrleansMesh.Routing.Registry;

/// <summary>How the hosts of a cluster's endpoints become IP addresses.</summary>
public enum ClusterResolution
{
    /// <summary>They are IP addresses.</summary>
    Static,

    /// <summary>At least one is a name that DNS resolves.</summary>
    Dns,

    /// <summary>At least one is a name of which the first address that DNS gives is used.</summary>
    DnsRoundRobin,

    /// <summary>The one endpoint is a wildcard: requests go to their own host, if the wildcard covers it, which DNS resolves.</summary>
    RequestHost,
}
