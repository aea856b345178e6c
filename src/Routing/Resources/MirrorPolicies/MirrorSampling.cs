namespace OrleansMesh.Routing.Resources.MirrorPolicies;

/// <summary>How the requests that get a shadow are chosen; the mirror's percentage says how many.</summary>
public sealed record MirrorSampling
{
    /// <summary>The way. Default: <see cref="SamplingMode.Random"/>.</summary>
    public SamplingMode? Mode { get; init; }

    /// <summary>What <see cref="SamplingMode.Key"/> goes by; required there, and of no use elsewhere.</summary>
    public SamplingKey? Key { get; init; }
}
