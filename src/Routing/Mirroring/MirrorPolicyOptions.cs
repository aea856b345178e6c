namespace OrleansMesh.Routing.Mirroring;

/// <summary>What must be known to see which policies are for which mirrors.</summary>
public sealed record MirrorPolicyOptions
{
    /// <summary>The cluster's domain, to which short names are completed. Default: <c>cluster.local</c>.</summary>
    public string DomainSuffix { get; init; } = "cluster.local";

    /// <summary>The namespace whose policies are for all namespaces. Default: <c>istio-system</c>, as in Istio.</summary>
    public string RootNamespace { get; init; } = "istio-system";
}
