namespace OrleansMesh.Routing.Resources.MirrorPolicies;

/// <summary>How many shadows the policy's mirrors send, over all of them and all edges together.</summary>
public sealed record MirrorBudget
{
    /// <summary>Shadows a second, more than 0 and at most 1 000 000. Required.</summary>
    public double? RequestsPerSecond { get; init; }
}
