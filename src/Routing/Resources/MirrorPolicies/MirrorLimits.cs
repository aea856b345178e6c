namespace OrleansMesh.Routing.Resources.MirrorPolicies;

/// <summary>What each mirror may use of each edge. A field that is not set is the edge's setting (<c>Edge:Mirroring</c>).</summary>
public sealed record MirrorLimits
{
    /// <summary>Shadows under way at a time, 1 to 65536.</summary>
    public uint? Concurrency { get; init; }

    /// <summary>Shadows that wait for their turn, 0 to 1 000 000.</summary>
    public uint? Queue { get; init; }

    /// <summary>How long a shadow may take in all, 10ms to 1h; waiting for the client's body does not count.</summary>
    public ProtoDuration? Timeout { get; init; }

    /// <summary>How long a connection may take to open, 10ms to 10m.</summary>
    public ProtoDuration? ConnectTimeout { get; init; }

    /// <summary>The longest body that is mirrored, in bytes; a request with a longer one gets no shadow. Default: any length.</summary>
    public ulong? BodyBytes { get; init; }
}
