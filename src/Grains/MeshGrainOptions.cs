using System.ComponentModel.DataAnnotations;
using OrleansMesh.Routing.Registry;

namespace OrleansMesh.Grains;

/// <summary>The bounds of the control plane's grains.</summary>
internal sealed class MeshGrainOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Silo:Grains";

    /// <summary>How many changes the log keeps for those who catch up; older ones are compacted away. Default: 10 000; at least 10.</summary>
    [Range(10, 10_000_000)]
    public int LogRetention { get; set; } = 10_000;

    /// <summary>How many changes may wait for the ordering authority; more are refused as overload. Default: 1 024.</summary>
    [Range(1, 1_000_000)]
    public int MaxPendingCommits { get; set; } = 1_024;

    /// <summary>How many changes become durable in one transaction. Default: 256.</summary>
    [Range(1, 10_000)]
    public int MaxCommitBatch { get; set; } = 256;

    /// <summary>How long a commit may take before its outcome counts as unknown. Default: 5 s; less than the time after which a caller gives up, so that those who waited behind it can still be written.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:00:25")]
    public TimeSpan CommitTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a relay looks into the log by itself, which mends a nudge that was lost. Default: 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan RelayRepairInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How many observers one relay tells of changes; further ones must live on their own subscriptions. Default: 10 000.</summary>
    [Range(1, 1_000_000)]
    public int MaxObserversPerRelay { get; set; } = 10_000;

    /// <summary>How many rows of totals the mesh keeps for one edge; further ones are refused. Default: 10 000.</summary>
    [Range(1, 1_000_000)]
    public int MaxRowsPerEdge { get; set; } = 10_000;

    /// <summary>How many edges the mesh remembers; further ones are refused. Default: 10 000.</summary>
    [Range(1, 1_000_000)]
    public int MaxEdges { get; set; } = 10_000;

    /// <summary>How old a heartbeat that brings nothing new may grow before it is stored. Default: 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan HeartbeatStoreInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// After how long without a report another incarnation of an edge that reports takes its place though it says it started earlier. Default: 30 s. After
    /// four times this, answers count its shadows in flight as lost, until it reports again.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan EdgeSilence { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The suffix that a short host name is completed with. Default: <c>cluster.local</c>. Not a setting of its own: it is <c>Mesh:DomainSuffix</c>.</summary>
    public string DomainSuffix { get; internal set; } = "cluster.local";

    /// <summary>What becomes of hosts that nothing defines. Default: <see cref="OutboundTrafficPolicy.AllowAny"/>. Not a setting of its own: it is <c>Mesh:OutboundTrafficPolicy</c>.</summary>
    public OutboundTrafficPolicy OutboundTrafficPolicy { get; internal set; } = OutboundTrafficPolicy.AllowAny;
}
