using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.DestinationRules;

namespace OrleansMesh.Routing.Validation.DestinationRules;

/// <summary>Rules for preference by locality.</summary>
internal static class LocalityRules
{
    public static void Check(LocalityLoadBalancing? locality, OutlierDetectionSettings? outlier, FieldPath path, AdmissionFindings findings)
    {
        if (locality is { Distribute.Count: > 0, Failover.Count: > 0 })
        {
            findings.Forbidden(path.Field("failover"), "must not be set beside distribute");
        }

        DistributionRules.Check(locality?.Distribute, path.Field("distribute"), findings);
        for (var i = 0; i < (locality?.Failover?.Count ?? 0); i++)
        {
            CheckFailover(locality!.Failover![i].From, locality.Failover[i].To, path.Field("failover").Index(i), findings);
        }

        WarnBlind(locality?.Failover?.Count ?? 0, locality?.FailoverPriority, outlier, path, findings);
    }

    public static void Check(ZoneAwareLoadBalancing? zone, OutlierDetectionSettings? outlier, FieldPath path, AdmissionFindings findings)
    {
        for (var i = 0; i < (zone?.Failover?.Count ?? 0); i++)
        {
            CheckFailover(zone!.Failover![i].From, zone.Failover[i].To, path.Field("failover").Index(i), findings);
        }

        if (zone?.MinClusterSize is 0)
        {
            findings.Invalid(path.Field("minClusterSize"), "must be at least 1");
        }

        WarnBlind(zone?.Failover?.Count ?? 0, zone?.FailoverPriority, outlier, path, findings);
    }

    private static void CheckFailover(string? from, string? to, FieldPath path, AdmissionFindings findings)
    {
        CheckRegion(from, path.Field("from"), findings);
        CheckRegion(to, path.Field("to"), findings);
        if (from == to)
        {
            findings.Invalid(path.Field("to"), "must be another than from");
        }
    }

    private static void CheckRegion(string? region, FieldPath path, AdmissionFindings findings)
    {
        if (region is not null && region.AsSpan().ContainsAny('/', '*'))
        {
            findings.Invalid(path, "must be a region, without zone and without *");
        }
    }

    private static void WarnBlind(int failovers, ValueList<string>? priority, OutlierDetectionSettings? outlier, FieldPath path, AdmissionFindings findings)
    {
        if (outlier is null && (failovers > 0 || priority is { Count: > 0 }))
        {
            var at = path.Field(failovers > 0 ? "failover" : "failoverPriority");
            findings.Warn(at, $"{at} has no effect without outlierDetection, which tells that endpoints fail");
        }
    }
}
