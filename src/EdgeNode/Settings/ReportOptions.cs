using System.ComponentModel.DataAnnotations;

namespace OrleansMesh.EdgeNode.Settings;

/// <summary>How the edge tells the control plane of itself. Read once, at the start.</summary>
internal sealed class ReportOptions
{
    /// <summary>How often the edge looks whether there is something to report, 100 ms to 1 min. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan Period { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest time without a report although nothing has changed, 1 s to 1 min. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan MaxSilence { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Mirrors told of in one report, 1 to 10 000; the others follow in the next. Default 1 000.</summary>
    [Range(1, 10_000)]
    public int MaxMirrors { get; set; } = 1_000;

    /// <summary>How long the last report of an edge that stops may take, 0 to 1 min. Default 3 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan FinalTime { get; set; } = TimeSpan.FromSeconds(3);
}
