using System.Globalization;
using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.VirtualServices;

/// <summary>Rules for when and how often a request is sent again.</summary>
internal static class RetryRules
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "5xx", "gateway-error", "reset", "reset-before-request", "connect-failure", "retriable-4xx", "refused-stream", "retriable-status-codes",
        "retriable-headers", "envoy-ratelimited", "http3-post-connect-failure", "cancelled", "deadline-exceeded", "internal",
        "resource-exhausted", "unavailable",
    };

    private static readonly string List = string.Join(", ", Words);

    public static void Check(HttpRetry retry, FieldPath path, AdmissionFindings findings)
    {
        if (retry.Attempts < 0)
        {
            findings.Invalid(path.Field("attempts"), "must not be negative");
        }

        if (retry.Attempts > RetryCompiler.MostAttempts)
        {
            findings.NotHonoured(path.Field("attempts"), $"the edge makes at most {RetryCompiler.MostAttempts}");
        }

        if (retry.Attempts is null or 0)
        {
            ForbidBesideNone(retry, path, findings);
        }

        Durations.Check(retry.PerTryTimeout, path.Field("perTryTimeout"), findings);
        Durations.Check(retry.Backoff, path.Field("backoff"), findings);

        // Istio does not trim: "5xx, reset" asks for " reset", which nobody knows.
        foreach (var word in retry.RetryOn is { Length: > 0 } words ? words.Split(',') : [])
        {
            if (!Words.Contains(word) && !IsStatus(word))
            {
                findings.NotSupported(path.Field("retryOn"), $"'{word}' must be an HTTP status or one of {List}; no space may stand beside a comma");
            }
            else if (RetryCompiler.Find(word) is null && !IsStatus(word))
            {
                findings.NotHonoured(path.Field("retryOn"), $"of it '{word}' never holds");
            }
        }
    }

    private static void ForbidBesideNone(HttpRetry retry, FieldPath path, AdmissionFindings findings)
    {
        const string message = "must not be set where attempts is 0";
        if (retry.PerTryTimeout is not null)
        {
            findings.Forbidden(path.Field("perTryTimeout"), message);
        }

        if (retry.RetryOn is { Length: > 0 })
        {
            findings.Forbidden(path.Field("retryOn"), message);
        }

        if (retry.RetryRemoteLocalities is not null)
        {
            findings.Forbidden(path.Field("retryRemoteLocalities"), message);
        }
    }

    private static bool IsStatus(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && HttpStatuses.IsKnown(code);
}
