using OrleansMesh.Routing.Resources.Selectors;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Resources.MirrorPolicies;

/// <summary>
/// The mirrors it is for, and what it asks of them. Where several policies are for one mirror, each field is the most specific policy's that sets it; what
/// switches mirrors off (<see cref="Suspend"/>, <see cref="ExpiresAt"/>, <see cref="Ttl"/>) holds whichever of them says it.
/// </summary>
public sealed record MirrorPolicySpec
{
    /// <summary>VirtualServices of its namespace, or single routes of them. Not beside <see cref="Selector"/>. At most 16.</summary>
    public ValueList<PolicyTargetReference>? TargetRefs { get; init; }

    /// <summary>
    /// VirtualServices of its namespace by their labels; of all namespaces where it is in the root namespace, <c>istio-system</c>. Default: all VirtualServices
    /// there, unless <see cref="TargetRefs"/> says which.
    /// </summary>
    public PolicyWorkloadSelector? Selector { get; init; }

    /// <summary>The one mirror target it is for; subset and port where they are set. Default: all.</summary>
    public Destination? Mirror { get; init; }

    /// <summary>Which requests of the mirror's percentage are chosen. Default: by chance.</summary>
    public MirrorSampling? Sampling { get; init; }

    /// <summary>How many shadows all edges together send. Default: any number.</summary>
    public MirrorBudget? Budget { get; init; }

    /// <summary>What a mirror may use of an edge. Default: the edge's settings.</summary>
    public MirrorLimits? Limits { get; init; }

    /// <summary>The requests that are mirrored at all. Default: all of the route's.</summary>
    public MirrorMatch? Match { get; init; }

    /// <summary>What is different in shadows. Default: nothing but what Istio changes.</summary>
    public MirrorRequest? Request { get; init; }

    /// <summary>Whether shadows carry <c>x-orleansmesh-shadow: namespace/virtualservice/route/target</c>. Default: false.</summary>
    public bool? Marker { get; init; }

    /// <summary>What is done with the shadows' answers. Default: the edge's settings.</summary>
    public MirrorResponse? Response { get; init; }

    /// <summary>Whether a shadow that found no answer is sent again. Default: never.</summary>
    public MirrorRetry? Retry { get; init; }

    /// <summary>When the mirrors switch themselves off: RFC 3339, such as <c>2027-01-31T12:00:00Z</c>. Default: never.</summary>
    public string? ExpiresAt { get; init; }

    /// <summary>How long after the policy's creation the mirrors switch themselves off. Not beside <see cref="ExpiresAt"/>. Default: never.</summary>
    public ProtoDuration? Ttl { get; init; }

    /// <summary>Whether the mirrors are off. Default: false.</summary>
    public bool? Suspend { get; init; }

    /// <summary>Whether requests that are shadows themselves are mirrored again. Default: as the edge has it (<c>Edge:Mirroring:MirrorShadows</c>), false.</summary>
    public bool? AllowShadows { get; init; }
}
