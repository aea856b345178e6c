using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.MirrorPolicies;

namespace OrleansMesh.Routing.Mirroring;

/// <summary>What all policies together ask of a mirror. Immutable.</summary>
public sealed record MirrorTerms
{
    /// <summary>The terms of a mirror that no policy is for: Istio's behaviour.</summary>
    public static MirrorTerms Default { get; } = new();

    /// <summary>The policies that are for it, <c>namespace/name</c>, the most specific first.</summary>
    public ValueList<string> Policies { get; init; } = ValueList<string>.Empty;

    /// <summary>How requests are chosen.</summary>
    public SamplingMode Sampling { get; init; } = SamplingMode.Random;

    /// <summary>What they are chosen by; set where <see cref="Sampling"/> is <see cref="SamplingMode.Key"/>.</summary>
    public SamplingKey? Key { get; init; }

    /// <summary>Which requests are mirrored at all; null: all.</summary>
    public MirrorFilter? Filter { get; init; }

    /// <summary>What is different in shadows; null: nothing but what Istio changes.</summary>
    public ShadowEdits? Edits { get; init; }

    /// <summary>Whether shadows are marked.</summary>
    public bool Marks { get; init; }

    /// <summary>The budget of the fleet; null for none.</summary>
    public BudgetTerms? Budget { get; init; }

    /// <summary>What differs from the edge's settings; null for nothing.</summary>
    public MirrorLimits? Limits { get; init; }

    /// <summary>Bytes of an answer that are read; null: as the edge has it.</summary>
    public long? ResponseBytes { get; init; }

    /// <summary>How often a shadow is sent again.</summary>
    public int Retries { get; init; }

    /// <summary>When it is off; null: never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Whether it is off.</summary>
    public bool IsSuspended { get; init; }

    /// <summary>Whether requests that are shadows themselves are mirrored; null: as the edge has it.</summary>
    public bool? AllowsShadows { get; init; }
}
