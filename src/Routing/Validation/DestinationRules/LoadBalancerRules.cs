using OrleansMesh.Routing.Resources.DestinationRules;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.DestinationRules;

/// <summary>Rules for how an endpoint is chosen.</summary>
internal static class LoadBalancerRules
{
    public static void Check(LoadBalancerSettings? balancer, OutlierDetectionSettings? outlier, FieldPath path, AdmissionFindings findings)
    {
        if (balancer is null)
        {
            return;
        }

        if (balancer is { Simple: not null, ConsistentHash: not null })
        {
            findings.Forbidden(path.Field("consistentHash"), "must not be set beside simple");
        }

        ConsistentHashRules.Check(balancer.ConsistentHash, path.Field("consistentHash"), findings);
        if (balancer is { LocalityLbSetting: not null, ZoneAwareLbSetting: not null })
        {
            findings.Forbidden(path.Field("zoneAwareLbSetting"), "must not be set beside localityLbSetting");
        }

        LocalityRules.Check(balancer.LocalityLbSetting, outlier, path.Field("localityLbSetting"), findings);
        LocalityRules.Check(balancer.ZoneAwareLbSetting, outlier, path.Field("zoneAwareLbSetting"), findings);
        Durations.Check(balancer.WarmupDurationSecs, path.Field("warmupDurationSecs"), findings);
        if (balancer.Warmup is not null)
        {
            CheckWarmup(balancer.Warmup, path.Field("warmup"), findings);
        }
    }

    private static void CheckWarmup(WarmupSettings warmup, FieldPath path, AdmissionFindings findings)
    {
        if (warmup.Duration is null)
        {
            findings.Required(path.Field("duration"));
        }

        Durations.Check(warmup.Duration, path.Field("duration"), findings);
        if (warmup.MinimumPercent is { } percent && percent is not (>= 0 and <= 100))
        {
            findings.Invalid(path.Field("minimumPercent"), "must be from 0 to 100");
        }

        if (warmup.Aggression is { } aggression && !(aggression > 0))
        {
            findings.Invalid(path.Field("aggression"), "must be more than 0");
        }
    }
}
