using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Validation.VirtualServices;

/// <summary>A share in per cent.</summary>
internal static class PercentRules
{
    /// <summary>A millionth: the smallest share that Envoy can draw.</summary>
    private const double Smallest = 0.0001;

    public static void Check(Percent? percent, FieldPath path, AdmissionFindings findings)
    {
        // Not "< 0 or > 100": NaN is neither.
        if (percent?.Value is { } value && value is not (>= 0 and <= 100))
        {
            findings.Invalid(path.Field("value"), "must be from 0 to 100");
        }
    }

    /// <summary>As <see cref="Check"/>, for a fault, whose share may not be so small that it would be none.</summary>
    public static void CheckFault(Percent? percent, FieldPath path, AdmissionFindings findings)
    {
        Check(percent, path, findings);
        if (percent?.Value is > 0 and < Smallest)
        {
            findings.Invalid(path.Field("value"), "must be 0, or at least 0.0001");
        }
    }
}
