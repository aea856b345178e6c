using OrleansMesh.Routing.Mirroring;

namespace OrleansMesh.EdgeNode.Mirroring;

/// <summary>What the shadows of one lane may use.</summary>
/// <param name="Concurrency">Shadows under way at a time; also the connections to one endpoint.</param>
/// <param name="QueueDepth">Shadows that wait for their turn.</param>
/// <param name="Timeout">A shadow's whole time, but for what it waits for its client.</param>
/// <param name="ConnectTimeout">How long a connection may take to be made.</param>
/// <param name="ResponseHeadersTimeout">How long an answer may take to begin when the request is sent.</param>
/// <param name="MaxBodyBytes">The longest body that is mirrored; null: any.</param>
/// <param name="MaxResponseBytes">Bytes of an answer's body that are read.</param>
/// <param name="Retries">How often a shadow that found no answer is sent again.</param>
internal sealed record LaneLimits(
    int Concurrency, int QueueDepth, TimeSpan Timeout, TimeSpan ConnectTimeout, TimeSpan ResponseHeadersTimeout, long? MaxBodyBytes, long MaxResponseBytes, int Retries)
{
    /// <summary>The limits of lanes that no policy is for.</summary>
    public static LaneLimits Of(MirroringOptions options) =>
        new(options.Concurrency, options.QueueDepth, options.Timeout, options.ConnectTimeout, options.ResponseHeadersTimeout, MaxBodyBytes: null, options.MaxResponseBytes, Retries: 0);

    /// <summary>These limits where <paramref name="terms"/> ask for no others.</summary>
    public LaneLimits With(MirrorTerms terms) => this with
    {
        Concurrency = (int?)terms.Limits?.Concurrency ?? Concurrency,
        QueueDepth = (int?)terms.Limits?.Queue ?? QueueDepth,
        Timeout = terms.Limits?.Timeout?.Value ?? Timeout,
        ConnectTimeout = terms.Limits?.ConnectTimeout?.Value ?? ConnectTimeout,
        MaxBodyBytes = terms.Limits?.BodyBytes is { } bytes ? (long)Math.Min(bytes, long.MaxValue) : MaxBodyBytes,
        MaxResponseBytes = terms.ResponseBytes ?? MaxResponseBytes,
        Retries = terms.Retries,
    };

    /// <summary>Whether a body of that length is mirrored; null where the length is not known yet.</summary>
    public bool TakesBody(long? length) => MaxBodyBytes is not { } most || length is not { } known || known <= most;
}
