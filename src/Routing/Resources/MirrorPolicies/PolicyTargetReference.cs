namespace OrleansMesh.Routing.Resources.MirrorPolicies;

/// <summary>What a policy is for, as Istio's policies name it.</summary>
public sealed record PolicyTargetReference
{
    /// <summary>The group of the kind: <c>networking.istio.io</c>. Required.</summary>
    public string? Group { get; init; }

    /// <summary>The kind: <c>VirtualService</c>. Required.</summary>
    public string? Kind { get; init; }

    /// <summary>The name of the VirtualService. Required.</summary>
    public string? Name { get; init; }

    /// <summary>Its namespace, which can only be the policy's own. Default: that.</summary>
    [Refused("a policy is for resources of its own namespace")]
    public string? Namespace { get; init; }

    /// <summary>The route: its <c>http.name</c>, or <c>#index</c> where it has none. Default: all routes.</summary>
    public string? SectionName { get; init; }
}
