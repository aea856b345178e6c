namespace OrleansMesh.Routing.Resources.MirrorPolicies;

/// <summary>Whether shadows are sent again where no answer came: only those without a body, within their time.</summary>
public sealed record MirrorRetry
{
    /// <summary>How often, 0 to 10. Default: 0.</summary>
    public uint? Attempts { get; init; }
}
