using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Validation.Syntax;

/// <summary>Istio's rule for durations: whole milliseconds, at least one.</summary>
internal static class Durations
{
    public static void Check(ProtoDuration? duration, FieldPath path, AdmissionFindings findings)
    {
        if (duration is not { } set)
        {
            return;
        }

        if (set.Value < TimeSpan.FromMilliseconds(1))
        {
            findings.Invalid(path, "must be at least 1ms");
        }
        else if (set.Value.Ticks % TimeSpan.TicksPerMillisecond != 0)
        {
            findings.Invalid(path, "must be a whole number of milliseconds");
        }
    }
}
