namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>Istio's <c>HTTPRetry</c> (networking.istio.io).</summary>
public sealed record HttpRetry
{
    /// <summary>Number of retries to be allowed for a given request.</summary>
    public int? Attempts { get; init; }

    /// <summary>Timeout per attempt for a given request, including the initial call and any retries. Default: same value as request timeout of the [HTTP route](https://istio.</summary>
    public ProtoDuration? PerTryTimeout { get; init; }

    /// <summary>Specifies the conditions under which retry takes place. Default: connect-failure,refused-stream,unavailable,cancelled.</summary>
    public string? RetryOn { get; init; }

    /// <summary>Flag to specify whether the retries should retry to other localities.</summary>
    public bool? RetryRemoteLocalities { get; init; }

    /// <summary>Flag to specify whether the retries should ignore previously tried hosts during retry. Default: true.</summary>
    public bool? RetryIgnorePreviousHosts { get; init; }

    /// <summary>Specifies the minimum duration between retry attempts.</summary>
    public ProtoDuration? Backoff { get; init; }
}
