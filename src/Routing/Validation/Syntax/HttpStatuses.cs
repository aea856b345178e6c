namespace OrleansMesh.Routing.Validation.Syntax;

/// <summary>Status codes of HTTP.</summary>
internal static class HttpStatuses
{
    /// <summary>Whether the code is in IANA's registry, by which Istio judges conditions for retries.</summary>
    public static bool IsKnown(int code) => code switch
    {
        (>= 100 and <= 103) or (>= 200 and <= 208) or 226 => true,
        (>= 300 and <= 305) or 307 or 308 => true,
        (>= 400 and <= 418) or (>= 421 and <= 426) or 428 or 429 or 431 or 451 => true,
        (>= 500 and <= 508) or 510 or 511 => true,
        _ => false,
    };

    /// <summary>A status that the edge may answer by itself. Istio says 599 and takes 600 as well.</summary>
    public static bool IsAnswer(long code) => code is >= 200 and <= 600;
}
