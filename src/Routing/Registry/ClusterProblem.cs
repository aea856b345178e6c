namespace OrleansMesh.Routing.Registry;

/// <summary>Why requests to a cluster cannot be sent.</summary>
public enum ClusterProblem
{
    /// <summary>They can.</summary>
    None,

    /// <summary>Nothing defines the host, and it may not be or cannot be reached as itself.</summary>
    UnknownHost,

    /// <summary>No DestinationRule that applies has the subset.</summary>
    UnknownSubset,

    /// <summary>The service has no such port, or several and the destination names none.</summary>
    UnknownPort,

    /// <summary>The service, or the subset, has no workload.</summary>
    NoEndpoints,
}
