namespace OrleansMesh.Routing.Resources.Services;

/// <summary>Kubernetes' <c>ClientIPConfig</c> (core/v1).</summary>
public sealed record ClientIpAffinity
{
    /// <summary>How long a client sticks to a workload, in seconds.</summary>
    public int? TimeoutSeconds { get; init; }
}
