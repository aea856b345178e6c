namespace OrleansMesh.Routing.Resources.MirrorPolicies;

/// <summary>What is done with the answers to shadows.</summary>
public sealed record MirrorResponse
{
    /// <summary>Bytes of a body that are read, at most 2^40; then the connection is closed. Default: the edge's setting, 1 MiB.</summary>
    public ulong? Bytes { get; init; }
}
