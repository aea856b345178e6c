namespace OrleansMesh.Routing.Registry;

/// <summary>How the hosts of a cluster's endpoints become IP addresses.</summary>
public enum ClusterResolution
{
    /// <summary>They are IP addresses.</summary>
    Static,

    /// <summary>At least one is a name that DNS resolves.</summary>
    Dns,
}
