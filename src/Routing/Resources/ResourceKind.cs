namespace OrleansMesh.Routing.Resources;

/// <summary>The kinds of resource that an operator writes. The numbers are stored and sent: never reuse one.</summary>
public enum ResourceKind
{
    /// <summary>Istio VirtualService.</summary>
    VirtualService = 1,

    /// <summary>Istio DestinationRule.</summary>
    DestinationRule = 2,

    /// <summary>Istio ServiceEntry.</summary>
    ServiceEntry = 3,

    /// <summary>Istio WorkloadEntry.</summary>
    WorkloadEntry = 4,

    /// <summary>Istio Gateway.</summary>
    Gateway = 5,

    /// <summary>Kubernetes core/v1 Service.</summary>
    Service = 6,

    /// <summary>Kubernetes core/v1 Secret.</summary>
    Secret = 7,

    /// <summary>The mesh's own MirrorPolicy.</summary>
    MirrorPolicy = 8,
}
