using OrleansMesh.Routing.Mirroring;
using OrleansMesh.Routing.Resources.MirrorPolicies;

namespace OrleansMesh.Routing.Validation.MirrorPolicies;

/// <summary>Rules for when mirrors switch themselves off.</summary>
internal static class ExpiryRules
{
    public static void Check(MirrorPolicySpec spec, FieldPath path, AdmissionFindings findings)
    {
        if (spec is { ExpiresAt: not null, Ttl: not null })
        {
            findings.Forbidden(path.Field("ttl"), "must not be set beside expiresAt");
        }

        if (spec.ExpiresAt is { } text && MirrorExpiry.ParseInstant(text) is null)
        {
            findings.Invalid(path.Field("expiresAt"), "must be an instant by RFC 3339 with its offset, such as 2027-01-31T12:00:00Z");
        }

        if (spec.Ttl is { } ttl && ttl.Value < TimeSpan.FromSeconds(1))
        {
            findings.Invalid(path.Field("ttl"), "must be at least 1s");
        }
    }
}
