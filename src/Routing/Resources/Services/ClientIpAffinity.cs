namespace OrleansMesh.Routing.Resources.Services;

/// <summary>Settings of the affinity by client address.</summary>
public sealed record ClientIpAffinity
{
    /// <summary>How long a client stays with a workload, in seconds, 1 to 86400. Default: 10800.</summary>
    public int? TimeoutSeconds { get; init; }
}
