namespace OrleansMesh.Routing.Resources.MirrorPolicies;

/// <summary>How the mirrors of some VirtualServices work, beyond what Istio's resources can say. A field that is not set leaves Istio's behaviour.</summary>
public sealed record MirrorPolicy : MeshResource
{
    /// <inheritdoc/>
    public override ResourceKind Kind => ResourceKind.MirrorPolicy;

    /// <summary>What the operator asks for; absent only in a manifest without <c>spec</c>.</summary>
    public MirrorPolicySpec? Spec { get; init; }
}
