using OrleansMesh.EdgeNode.Forwarding;
using OrleansMesh.EdgeNode.Tables;
using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Registry;

namespace OrleansMesh.EdgeNode.Mirroring;

/// <summary>Decides which shadows a request gets, and sends them off.</summary>
/// <remarks>
/// In two steps, so that the primary goes first: before it starts, only places are taken and the body's tap is set; the copies are made and
/// the shadows launched when the primary is on its way.
/// </remarks>
internal sealed class ShadowDispatcher(MirroringOptions options, ByteBudget budget, RandomSource random)
{
    /// <summary>Step one: decides for each mirror of the rule, and accounts for it.</summary>
    /// <returns>The shadows that must be launched; null for none.</returns>
    public ShadowFlight? Admit(RouteRule rule, EdgeTable table, OutgoingRequest request, Stream body)
    {
        List<AdmittedShadow>? admitted = null;
        foreach (var mirror in rule.Mirrors)
        {
            var binding = table.Mirrors[mirror.Slot];
            if (!mirror.Samples(random()))
            {
                binding.Counters.CountNotSampled();
            }
            else if (Refusal(binding, request) is { } reason)
            {
                binding.Counters.CountDropped(reason);
            }
            else
            {
                var capture = request.HasBody ? new BodyCapture(budget, options.MaxBodyLag) : null;
                var shadow = new Shadow(binding.Lane, binding.Counters.CountSent(), capture);
                (admitted ??= []).Add(new(shadow, binding.Target.Pick(random()).Prefix));
            }
        }

        if (admitted is null)
        {
            return null;
        }

        var tap = request.HasBody ? new BodyTap(body, request.BodyLength, [.. admitted.Select(a => a.Shadow)]) : null;
        return new([.. admitted], tap);
    }

    /// <summary>Step two: copies the request for each shadow, and lets them go.</summary>
    public void Launch(ShadowFlight flight, OutgoingRequest request, ConnectionInfo connection)
    {
        var headers = request.ShadowHeaders(OutgoingRequest.AddressText(connection.LocalIpAddress));
        var host = options.HostSuffix ? ShadowHost.Mark(request.Host) : request.Host;
        foreach (var (shadow, prefix) in flight.Shadows)
        {
            shadow.Launch(new ShadowRequest
            {
                Method = request.Method,
                Prefix = prefix,
                Target = request.Target,
                Host = host,
                Headers = headers,
                Body = shadow.Body,
            });
        }
    }

    // Whoever is not refused has taken a place in the lane.
    private ShadowOutcome? Refusal(MirrorBinding binding, OutgoingRequest request) =>
        binding.Target.Problem != ClusterProblem.None ? ShadowOutcomes.For(binding.Target.Problem)
        : request.HasBody && budget.IsSpent ? ShadowOutcome.DroppedBudget
        : binding.Lane.TryAdmit();
}
