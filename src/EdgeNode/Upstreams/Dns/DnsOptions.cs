using System.ComponentModel.DataAnnotations;

namespace OrleansMesh.EdgeNode.Upstreams.Dns;

/// <summary>How names of upstreams are resolved. Read once, at the start.</summary>
internal sealed class DnsOptions
{
    /// <summary>How long an answer is used before the name is asked for again in the background, more or less a tenth, 1 s to 1 h. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan RefreshInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long until a name is asked for again that could not be resolved, 100 ms to 1 h; meanwhile the last answer holds. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan RetryInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long one lookup may take, 100 ms to 1 min. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan LookupTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Lookups at once, 1 to 1 000; further ones wait. Default 16.</summary>
    [Range(1, 1_000)]
    public int MaxLookups { get; set; } = 16;

    /// <summary>
    /// Names kept that no table names but requests do (wildcard hosts), 0 to 100 000; those beyond are looked up for each connection. One that no request
    /// needed between two refreshes is let go. Default 1 000.
    /// </summary>
    [Range(0, 100_000)]
    public int MaxRequestNames { get; set; } = 1_000;
}
