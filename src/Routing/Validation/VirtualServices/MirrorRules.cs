using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Validation.VirtualServices;

/// <summary>Rules for the mirrors of a route.</summary>
internal static class MirrorRules
{
    private const uint MostPercent = 100;

    public static void Check(HttpRoute route, FieldPath path, AdmissionFindings findings)
    {
        if (route.Mirror is not null)
        {
            DestinationFieldRules.Check(route.Mirror, path.Field("mirror"), findings);
        }

        if (route is { Mirror: not null, Mirrors.Count: > 0 })
        {
            findings.Forbidden(path.Field("mirrors"), "must not be set beside mirror");
        }

        CheckShare(route, path, findings);
        for (var i = 0; i < (route.Mirrors?.Count ?? 0); i++)
        {
            var (mirror, at) = (route.Mirrors![i], path.Field("mirrors").Index(i));
            DestinationFieldRules.CheckRequired(mirror.Destination, at.Field("destination"), findings);
            PercentRules.Check(mirror.Percentage, at.Field("percentage"), findings);
        }
    }

    private static void CheckShare(HttpRoute route, FieldPath path, AdmissionFindings findings)
    {
        if (route.MirrorPercent > MostPercent)
        {
            findings.Invalid(path.Field("mirrorPercent"), "must be from 0 to 100");
        }

        PercentRules.Check(route.MirrorPercentage, path.Field("mirrorPercentage"), findings);
        var share = route.MirrorPercentage is not null ? "mirrorPercentage" : route.MirrorPercent is not null ? "mirrorPercent" : null;
        if (share is not null && route.Mirror is null)
        {
            findings.Warn(path.Field(share), $"{path.Field(share)} has no effect without mirror");
        }
    }
}
