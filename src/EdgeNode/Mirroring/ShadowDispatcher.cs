using OrleansMesh.EdgeNode.Forwarding;
using OrleansMesh.EdgeNode.Mirroring.Policies;
using OrleansMesh.EdgeNode.Switching;
using OrleansMesh.EdgeNode.Tables;
using OrleansMesh.EdgeNode.Upstreams;
using OrleansMesh.Routing.Registry;

namespace OrleansMesh.EdgeNode.Mirroring;

/// <summary>Decides which shadows a request gets, and sends them off. Throws nothing: a defect here costs shadows, never a primary.</summary>
/// <remarks>
/// In two steps, so that the primary goes first: before it starts, only places are taken and the body's tap is set; the copies are made and
/// the shadows launched when the primary is on its way.
/// </remarks>
internal sealed partial class ShadowDispatcher(
    MirroringOptions options, MirrorSwitch mirroring, OverloadSignal overload, RandomSource random, ILogger<ShadowDispatcher> logger)
{
    /// <summary>Step one: decides for each mirror of the rule, and accounts for it.</summary>
    /// <returns>The shadows that must be launched; null for none.</returns>
    public ShadowFlight? Admit(in MirroredRequest request, EdgeTable table)
    {
        var admitted = new List<AdmittedShadow>(request.Outgoing.Rule.Mirrors.Length);
        try
        {
            foreach (var mirror in request.Outgoing.Rule.Mirrors)
            {
                Admit(table.Mirrors[mirror.Slot], request, admitted);
            }
        }
        catch (Exception e)
        {
            // The wall between shadows and primaries. What was admitted before goes on.
            Log.Fault(logger, e);
        }

        if (admitted.Count == 0)
        {
            return null;
        }

        var outgoing = request.Outgoing;
        var tap = outgoing.HasBody ? new BodyTap(request.Context.Request.Body, outgoing.BodyLength, [.. admitted.Select(a => a.Shadow)]) : null;
        return new(admitted, tap);
    }

    /// <summary>Step two: copies the request for each shadow, and lets them go.</summary>
    public void Launch(ShadowFlight flight, OutgoingRequest request)
    {
        var launched = 0;
        try
        {
            var headers = request.ShadowHeaders(OutgoingRequest.AddressText(request.EdgeAddress));
            var host = options.HostSuffix ? ShadowHost.Mark(request.Host) : request.Host;
            foreach (var (shadow, target, endpoint, changes) in flight.Shadows)
            {
                var copy = new ShadowRequest
                {
                    Method = request.Method,
                    Prefix = endpoint.Prefix,
                    Connection = target.Client.Settings,
                    IsHttp2 = target.IsHttp2(request.CameByHttp2),
                    ClosesConnection = target.ClosesConnections,
                    TakesTrailers = request.TakesTrailers,
                    Target = changes is null ? request.Target : changes.Target(request.Target),
                    Host = changes is null ? host : changes.Host(request.Host, options.HostSuffix),
                    Headers = changes is null ? headers : changes.Headers(headers),
                    Body = shadow.Body,
                };
                launched++;
                shadow.Launch(copy);
            }
        }
        catch (Exception e)
        {
            // The wall again: those that were not launched are given up, so that no place in a lane is lost.
            Log.Fault(logger, e);
            foreach (var (shadow, _, _, _) in flight.Shadows.Skip(launched))
            {
                shadow.GiveUp();
            }
        }
    }

    private void Admit(MirrorBinding binding, in MirroredRequest request, List<AdmittedShadow> admitted)
    {
        if (binding.Gate.Skips(request.Context, request.Admitted) is { } off)
        {
            binding.Counters.CountSkipped(off);
        }
        else if (!binding.Gate.Samples(request.Context, random))
        {
            binding.Counters.CountNotSampled();
        }
        else if (mirroring.IsOff)
        {
            binding.Counters.CountDropped(ShadowOutcome.DroppedKilled);
        }
        else if (request.Outgoing.Hops.IsShadow && !(binding.Terms.AllowsShadows ?? options.MirrorShadows))
        {
            binding.Counters.CountDropped(ShadowOutcome.DroppedShadowLoop);
        }
        else if (binding.Target.Problem != ClusterProblem.None)
        {
            binding.Counters.CountDropped(ShadowOutcomes.For(binding.Target.Problem));
        }
        else if (binding.Target.ForShadow(request.Outgoing, random) is not { } endpoint)
        {
            binding.Counters.CountDropped(ShadowOutcomes.For(ClusterProblem.NoEndpoints));
        }
        else
        {
            Send(binding, endpoint, request, admitted);
        }
    }

    // Nothing may fail between the place in the lane and the shadow that holds it.
    private void Send(MirrorBinding binding, UpstreamEndpoint endpoint, in MirroredRequest request, List<AdmittedShadow> admitted)
    {
        var changes = ShadowChanges.Of(binding.Terms, binding.Marker, new(request.Context, request.Outgoing.Rule.Name, isAnswered: false));
        var hasBody = request.Outgoing.HasBody;
        var lane = binding.Lane;
        var period = 0;
        var obstacle = overload.IsOverloaded ? ShadowOutcome.DroppedOverload
            : !hasBody ? null
            : !lane.Limits.TakesBody(request.Outgoing.BodyLength) ? ShadowOutcome.DroppedBodyTooLarge
            : lane.Budget.IsSpent ? ShadowOutcome.DroppedBudget
            : (ShadowOutcome?)null;

        // The budget of all edges last: what is dropped for another reason takes nothing of it.
        obstacle ??= lane.TryAdmit(out period);
        if (obstacle is null && binding.Budget is { } budget && !budget.TryTake())
        {
            lane.GiveUp();
            obstacle = ShadowOutcome.DroppedRate;
        }

        if (obstacle is { } reason)
        {
            binding.Counters.CountDropped(reason);
        }
        else
        {
            var capture = hasBody ? new BodyCapture(lane.Budget, options.MaxBodyLag, lane.Limits.MaxBodyBytes) : null;
            var shadow = new Shadow(lane, period, binding.Counters.CountSent(), capture);
            admitted.Add(new(shadow, binding.Target, endpoint, changes));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3202, LogLevel.Error, "Shadows of a request were not sent for a defect of the edge.", EventName = "ShadowDispatchFault")]
        public static partial void Fault(ILogger logger, Exception exception);
    }
}
