using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Validation.VirtualServices;

/// <summary>A share in per cent.</summary>
internal static class PercentRules
{
    public static void Check(Percent? percent, FieldPath path, AdmissionFindings findings)
    {
        // Not "< 0 or > 100": NaN is neither.
        if (percent?.Value is { } value && value is not (>= 0 and <= 100))
        {
            findings.Invalid(path.Field("value"), "must be from 0 to 100");
        }
    }
}
