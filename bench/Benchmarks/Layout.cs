namespace OrleansMesh.Benchmarks;

/// <summary>How the VirtualServices of a benchmark share out the requests.</summary>
public enum Layout
{
    /// <summary>Each has a host of its own.</summary>
    DifferentHosts,

    /// <summary>All are on the host <c>*</c>, each with a prefix of its own.</summary>
    SameHost,
}
