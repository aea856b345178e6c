using OrleansMesh.EdgeNode.Serving;

namespace OrleansMesh.EdgeNode.Forwarding;

/// <summary>How an attempt at an endpoint ended.</summary>
/// <param name="Result">In kind.</param>
/// <param name="Status">The endpoint's status where <paramref name="Result"/> is <see cref="AttemptResult.Answered"/>, else 0.</param>
internal readonly record struct AttemptOutcome(AttemptResult Result, int Status)
{
    /// <summary>What an endpoint's answer, or its absence, comes to.</summary>
    /// <param name="failure">Why the attempt failed; null where it was answered.</param>
    /// <param name="status">The status of the answer, if there was one.</param>
    public static AttemptOutcome Of(EdgeReason? failure, int status) => failure switch
    {
        null => new(AttemptResult.Answered, status),
        EdgeReason.ConnectFailed or EdgeReason.ConnectTimeout or EdgeReason.NameNotResolved => new(AttemptResult.ConnectFailed, 0),
        EdgeReason.UpstreamReset or EdgeReason.UpstreamInvalid or EdgeReason.StreamRefused => new(AttemptResult.Reset, 0),
        EdgeReason.UpstreamTimeout or EdgeReason.TryTimeout or EdgeReason.RouteTimeout => new(AttemptResult.TimedOut, 0),
        _ => new(AttemptResult.Abandoned, 0),
    };
}
