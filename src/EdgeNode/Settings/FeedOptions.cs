using System.ComponentModel.DataAnnotations;

namespace OrleansMesh.EdgeNode.Settings;

/// <summary>How the edge follows the control plane. Read once, at the start.</summary>
internal sealed class FeedOptions
{
    /// <summary>How often the edge renews its subscription and asks what it lacks, 1 s to 10 s, each time up to 30 % more or less. Default 3 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:10")]
    public TimeSpan RenewalPeriod { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>The longest wait between attempts while the control plane cannot be reached, 100 ms to 1 min; the first is 100 ms. Default 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan MaxBackoff { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long one call to the control plane may take, 100 ms to 1 min. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(5);
}
