using System.ComponentModel.DataAnnotations;

namespace OrleansMesh.EdgeNode.Mirroring;

/// <summary>How shadows are sent, and what they may cost. Read once, at the start.</summary>
internal sealed class MirroringOptions
{
    /// <summary>Whether a shadow's host says <c>-shadow</c>, as Istio before 1.28 has it. Default true.</summary>
    public bool HostSuffix { get; set; } = true;

    /// <summary>Whether a request that is a shadow itself is mirrored again, where no policy says; else dropped, reason <c>shadow-loop</c>. Default false.</summary>
    public bool MirrorShadows { get; set; }

    /// <summary>Shadows under way to one target at once, 1 to 10 000; also the connections to one of its endpoints. Default 64.</summary>
    [Range(1, 10_000)]
    public int Concurrency { get; set; } = 64;

    /// <summary>Shadows that may wait for their turn at one target, 0 to 100 000; more are dropped, reason <c>lane-full</c>. Default 128.</summary>
    [Range(0, 100_000)]
    public int QueueDepth { get; set; } = 128;

    /// <summary>
    /// A shadow's whole time, from the request to the end of the answer, waiting for its turn included, 10 ms to 1 h. It stands still while the shadow has
    /// sent all there was of the body and the client has not sent more. Default 15 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Shadows to one target that fail in a row before it is left alone, 0 to 1 000 000; 0: never. Default 20.</summary>
    [Range(0, 1_000_000)]
    public int BreakAfter { get; set; } = 20;

    /// <summary>How long a target is left alone, reason <c>circuit-open</c>, before one shadow tries it again, 10 ms to 1 h. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan BreakTime { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a connection may take to be made, 10 ms to 10 min. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long work may wait for a thread of the process, 0 to 1 min: where it waits longer three times in a row, looked at ten times a second, new shadows are
    /// dropped, reason <c>overload</c>; 0: never. Default 250 ms.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan MaxQueueDelay { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// How long an answer may take to begin when the request is sent, 10 ms to 1 h; longer: reason <c>headers-timeout</c>. Where the request has no body,
    /// making its connection is included. Default 15 s, so that <see cref="Timeout"/> comes first.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan ResponseHeadersTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Bytes of a body that a shadow may lag behind its primary, 1 to 2^31-1; beyond it is cut off, reason <c>body-lagged</c>. Default 32 MiB,
    /// half of what the process may hold: a primary runs some 10 MB ahead of any target, since that much the buffers of its own connection hide,
    /// and more where the target is a little slower.
    /// </summary>
    [Range(1, int.MaxValue)]
    public int MaxBodyLag { get; set; } = 32 << 20;

    /// <summary>
    /// Bytes of bodies held for all shadows of the process, 1 to 2^40; beyond it shadows are dropped or cut off, reason <c>budget</c>. One target's shadows
    /// hold as much as is left free: half of it where no other target needs any. Default 64 MiB.
    /// </summary>
    [Range(1L, 1L << 40)]
    public long MaxBodyBytes { get; set; } = 64L << 20;

    /// <summary>Bytes of an answer's body that are read, 0 to 2^40; beyond it the connection is closed, and the shadow counts as answered. Default 1 MiB.</summary>
    [Range(0L, 1L << 40)]
    public long MaxResponseBytes { get; set; } = 1L << 20;

    /// <summary>How old a connection may grow, 1 s to 1 d: a name is looked up again for its successor. Default 2 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan ConnectionLifetime { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long an unused connection is kept, 1 s to 1 d. Default 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan ConnectionIdleTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Mirrors that get an account of their own, 1 to 1 000 000; later ones share one. Default 10 000.</summary>
    [Range(1, 1_000_000)]
    public int MaxAccounts { get; set; } = 10_000;
}
