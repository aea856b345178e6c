using OrleansMesh.Routing.Resources.MirrorPolicies;
using OrleansMesh.Routing.Validation.VirtualServices;

namespace OrleansMesh.Routing.Validation.MirrorPolicies;

/// <summary>Rules for a MirrorPolicy.</summary>
internal static class MirrorPolicyRules
{
    private const uint MostAttempts = 10;
    private const ulong MostResponseBytes = 1UL << 40;
    private const double MostPerSecond = 1_000_000;

    public static void Check(MirrorPolicySpec spec, FieldPath path, AdmissionFindings findings)
    {
        PolicyTargetRules.Check(spec, path, findings);
        if (spec.Mirror is not null)
        {
            DestinationFieldRules.Check(spec.Mirror, path.Field("mirror"), findings);
        }

        SamplingRules.Check(spec.Sampling, path.Field("sampling"), findings);
        CheckBudget(spec.Budget, path.Field("budget").Field("requestsPerSecond"), findings);
        MirrorLimitRules.Check(spec.Limits, path.Field("limits"), findings);
        MirrorMatchRules.Check(spec.Match, path.Field("match"), findings);
        MirrorRequestRules.Check(spec.Request, path.Field("request"), findings);
        ExpiryRules.Check(spec, path, findings);
        if (spec.Response?.Bytes > MostResponseBytes)
        {
            findings.Invalid(path.Field("response").Field("bytes"), $"must be at most {MostResponseBytes}");
        }

        if (spec.Retry?.Attempts > MostAttempts)
        {
            findings.Invalid(path.Field("retry").Field("attempts"), $"must be from 0 to {MostAttempts}");
        }
    }

    private static void CheckBudget(MirrorBudget? budget, FieldPath path, AdmissionFindings findings)
    {
        if (budget is { RequestsPerSecond: null })
        {
            findings.Required(path);
        }
        else if (budget is not null and not { RequestsPerSecond: > 0 and <= MostPerSecond })
        {
            findings.Invalid(path, "must be more than 0 and at most 1000000; to send none, set suspend");
        }
    }
}
