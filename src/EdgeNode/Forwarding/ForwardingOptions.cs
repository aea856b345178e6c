using System.ComponentModel.DataAnnotations;

namespace OrleansMesh.EdgeNode.Forwarding;

/// <summary>How primaries are forwarded. Read once, at the start.</summary>
internal sealed class ForwardingOptions
{
    /// <summary>How long a connection to an upstream may take to be made, 10 ms to 10 min; longer: 504 <c>connect-timeout</c>. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long nothing may move in either direction before a request is given up, 100 ms to 1 d: before the answer 504
    /// <c>upstream-timeout</c>, within it the connection is broken. Default 300 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "1.00:00:00")]
    public TimeSpan ActivityTimeout { get; set; } = TimeSpan.FromSeconds(300);

    /// <summary>Connections to one endpoint of a cluster, 1 to 1 000 000; beyond it requests wait for one. Default 10 000, as many as clients may have.</summary>
    [Range(1, 1_000_000)]
    public int MaxConnectionsPerEndpoint { get; set; } = 10_000;

    /// <summary>How old a connection may grow, 1 s to 1 d: a name is looked up again for its successor. Default 2 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan ConnectionLifetime { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long an unused connection is kept, 1 s to 1 d. Default 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan ConnectionIdleTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Kilobytes of an upstream's header fields, 1 to 1 024; more: 502 <c>upstream-invalid</c>. Default 64.</summary>
    [Range(1, 1_024)]
    public int MaxResponseHeaderKilobytes { get; set; } = 64;

    /// <summary>How long a request with <c>Expect: 100-continue</c> waits for the upstream's leave before it sends its body anyway, 0 to 60 s. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan ContinueTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Edges that a request may pass, this one included, 1 to 1 000; then it is in a loop: 508 <c>loop</c>. Default 16.</summary>
    [Range(1, 1_000)]
    public int MaxHops { get; set; } = 16;

    /// <summary>
    /// Bytes of a request's body that are kept so that it can be sent again where its route's retries ask for that, 0 to 2^30; a longer one is sent
    /// once. Default 64 KiB.
    /// </summary>
    [Range(0, 1 << 30)]
    public int MaxReplayBodyBytes { get; set; } = 64 << 10;

    /// <summary>Bytes kept for all requests of the process, 0 to 2^40; beyond it bodies are sent once. Default 64 MiB.</summary>
    [Range(0L, 1L << 40)]
    public long MaxReplayBytes { get; set; } = 64L << 20;
}
