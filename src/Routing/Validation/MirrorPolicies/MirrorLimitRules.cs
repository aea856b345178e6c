using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.MirrorPolicies;

namespace OrleansMesh.Routing.Validation.MirrorPolicies;

/// <summary>Rules for what a mirror may use.</summary>
internal static class MirrorLimitRules
{
    private const uint MostConcurrency = 10_000;
    private const uint MostQueue = 100_000;
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestConnect = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public static void Check(MirrorLimits? limits, FieldPath path, AdmissionFindings findings)
    {
        if (limits?.Concurrency is 0 or > MostConcurrency)
        {
            findings.Invalid(path.Field("concurrency"), $"must be from 1 to {MostConcurrency}");
        }

        if (limits?.Queue > MostQueue)
        {
            findings.Invalid(path.Field("queue"), $"must be from 0 to {MostQueue}");
        }

        Check(limits?.Timeout, Longest, "1h", path.Field("timeout"), findings);
        Check(limits?.ConnectTimeout, LongestConnect, "10m", path.Field("connectTimeout"), findings);
    }

    private static void Check(ProtoDuration? duration, TimeSpan longest, string text, FieldPath path, AdmissionFindings findings)
    {
        if (duration is { } set && (set.Value < Shortest || set.Value > longest))
        {
            findings.Invalid(path, $"must be from 10ms to {text}");
        }
    }
}
