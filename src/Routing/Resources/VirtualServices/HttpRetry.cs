namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>When and how often a request is sent again.</summary>
public sealed record HttpRetry
{
    /// <summary>Tries after the first; 0 is none. Istio's default without any retry policy: 2.</summary>
    public int? Attempts { get; init; }

    /// <summary>Limit of each try, the first included; at least 1ms. Default: the route's timeout.</summary>
    public ProtoDuration? PerTryTimeout { get; init; }

    /// <summary>Conditions and status codes, split by commas. Default: <c>connect-failure,refused-stream,unavailable,cancelled</c>.</summary>
    public string? RetryOn { get; init; }

    /// <summary>Whether other localities are tried. Default: false.</summary>
    [NotHonoured("endpoints are chosen whatever their locality")]
    public bool? RetryRemoteLocalities { get; init; }

    /// <summary>Whether endpoints that were tried already are avoided. Default: true.</summary>
    public bool? RetryIgnorePreviousHosts { get; init; }

    /// <summary>The shortest wait between tries; at least 1ms. Default: 25ms, growing.</summary>
    public ProtoDuration? Backoff { get; init; }
}
