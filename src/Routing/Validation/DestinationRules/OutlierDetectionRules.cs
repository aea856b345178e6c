using OrleansMesh.Routing.Resources.DestinationRules;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.DestinationRules;

/// <summary>Rules for when an endpoint is taken out because it fails.</summary>
internal static class OutlierDetectionRules
{
    public static void Check(OutlierDetectionSettings? outlier, FieldPath path, AdmissionFindings findings)
    {
        if (outlier is null)
        {
            return;
        }

        Durations.Check(outlier.Interval, path.Field("interval"), findings);
        Durations.Check(outlier.BaseEjectionTime, path.Field("baseEjectionTime"), findings);
        CheckPercent(outlier.MaxEjectionPercent, path.Field("maxEjectionPercent"), findings);
        CheckPercent(outlier.MinHealthPercent, path.Field("minHealthPercent"), findings);
        if (outlier.ConsecutiveErrors < 0)
        {
            findings.Invalid(path.Field("consecutiveErrors"), "must not be negative");
        }

        if (outlier is { ConsecutiveLocalOriginFailures: > 0, SplitExternalLocalOriginErrors: not true })
        {
            findings.Forbidden(path.Field("consecutiveLocalOriginFailures"), "must not be set unless splitExternalLocalOriginErrors is true");
        }

        for (var i = 0; i < (outlier.OutlierDetectionHttpErrorCodes?.Count ?? 0); i++)
        {
            if (outlier.OutlierDetectionHttpErrorCodes![i] is < 100 or > 599)
            {
                findings.Invalid(path.Field("outlierDetectionHttpErrorCodes").Index(i), "must be from 100 to 599");
            }
        }
    }

    private static void CheckPercent(int? percent, FieldPath path, AdmissionFindings findings)
    {
        if (percent is < 0 or > 100)
        {
            findings.Invalid(path, "must be from 0 to 100");
        }
    }
}
