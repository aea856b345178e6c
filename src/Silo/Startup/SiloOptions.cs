using System.ComponentModel.DataAnnotations;
using OrleansMesh.Grains;

namespace OrleansMesh.Silo.Startup;

/// <summary>The section <c>Silo</c>.</summary>
internal sealed class SiloOptions
{
    public const string Section = "Silo";

    /// <summary>Where the management API listens; several are separated by semicolons. Loopback only. Default: <c>http://127.0.0.1:7070</c>.</summary>
    [Required]
    public string Urls { get; set; } = "http://127.0.0.1:7070";

    /// <summary>The port where silos talk to each other. Default: 11111.</summary>
    [Range(1, 65535)]
    public int SiloPort { get; set; } = 11111;

    /// <summary>The port where edges and other Orleans clients connect. Default: 30000.</summary>
    [Range(1, 65535)]
    public int GatewayPort { get; set; } = 30000;

    /// <summary>Requests of the management API worked on at once; more are answered with 429. Default: 256.</summary>
    [Range(1, 100_000)]
    public int MaxConcurrentRequests { get; set; } = 256;

    /// <summary>Connections to the management API; more are closed. Default: 1024.</summary>
    [Range(1, 1_000_000)]
    public int MaxConnections { get; set; } = 1024;

    /// <summary>How long the management API waits for a grain before it answers 503. Default: 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The bounds of the grains.</summary>
    public MeshGrainOptions Grains { get; set; } = new();
}
