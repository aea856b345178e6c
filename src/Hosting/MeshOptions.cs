using System.ComponentModel.DataAnnotations;
using OrleansMesh.Routing.Registry;

namespace OrleansMesh.Hosting;

/// <summary>
/// Settings of section <c>Mesh</c>: what all processes of a mesh agree on. Silo and edge read the same section, each uses its part of it,
/// so that one file can serve both.
/// </summary>
public sealed class MeshOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Mesh";

    /// <summary>The folder for what a process keeps on this machine: embedded storage, an edge's last good table. Default: <c>data</c> in the working directory.</summary>
    [Required]
    public string DataDirectory { get; set; } = "data";

    /// <summary>Where the control plane keeps what must last. Default: <see cref="MeshStorage.Embedded"/>.</summary>
    public MeshStorage Storage { get; set; } = MeshStorage.Embedded;

    /// <summary>How to reach the storage; required unless it is embedded. Default: none.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The suffix that a short host name is completed with, after <c>.namespace.svc</c>. Default: <c>cluster.local</c>.</summary>
    [Required]
    public string DomainSuffix { get; set; } = "cluster.local";

    /// <summary>What becomes of requests for hosts that no resource describes. Default: <see cref="OutboundTrafficPolicy.AllowAny"/>.</summary>
    public OutboundTrafficPolicy OutboundTrafficPolicy { get; set; } = OutboundTrafficPolicy.AllowAny;

    /// <summary>Orleans' cluster id: which silos form one cluster. Default: <c>orleansmesh</c>.</summary>
    [Required]
    public string ClusterId { get; set; } = "orleansmesh";

    /// <summary>Orleans' service id: whose state it is, over all redeployments. Default: <c>orleansmesh</c>.</summary>
    [Required]
    public string ServiceId { get; set; } = "orleansmesh";
}
