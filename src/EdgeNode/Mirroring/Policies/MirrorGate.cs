using OrleansMesh.EdgeNode.Forwarding;
using OrleansMesh.EdgeNode.Serving;
using OrleansMesh.EdgeNode.Upstreams.Balancing;
using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Mirroring;
using OrleansMesh.Routing.Resources.DestinationRules;

namespace OrleansMesh.EdgeNode.Mirroring.Policies;

/// <summary>Whether a request gets a shadow, as the mirror's terms have it.</summary>
/// <param name="rule">The mirror.</param>
/// <param name="terms">What its policies ask.</param>
/// <param name="sequence">The numbers of its requests; set where they are chosen evenly.</param>
/// <param name="time">The clock.</param>
internal sealed class MirrorGate(MirrorRule rule, MirrorTerms terms, RequestSequence? sequence, TimeProvider time)
{
    private readonly HashKey? _key = terms.Key is { } key
        ? new(new ConsistentHashSettings
        {
            HttpHeaderName = key.Header,
            HttpCookie = key.Cookie is { } cookie ? new() { Name = cookie } : null,
            HttpQueryParameterName = key.QueryParameter,
            UseSourceIp = key.SourceIp,
        })
        : null;

    /// <summary>Why the mirror is not asked at all; null where it is.</summary>
    public ShadowOutcome? Skips(HttpContext context, AdmittedRequest admitted)
    {
        if (terms.IsSuspended)
        {
            return ShadowOutcome.SkippedSuspended;
        }

        if (terms.ExpiresAt is { } end && time.GetUtcNow() >= end)
        {
            return ShadowOutcome.SkippedExpired;
        }

        if (terms.Filter is { } filter)
        {
            var view = new HttpRequestView(context, admitted);
            return filter.Holds(ref view) ? null : ShadowOutcome.SkippedUnmatched;
        }

        return null;
    }

    /// <summary>Whether the request is of the mirror's percentage.</summary>
    public bool Samples(HttpContext context, RandomSource random)
    {
        if (sequence is not null)
        {
            return ExactSampling.Samples(sequence.Next(), rule.Threshold);
        }

        var hash = _key?.Of(new PrimaryRequest(context), random, out _);
        return rule.Samples(hash is { } set ? KeySampling.Draw(set) : random());
    }
}
