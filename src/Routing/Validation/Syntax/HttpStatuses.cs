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

    /// <summary>Judges a status that the edge is to answer by itself. Istio says that 599 is the last and takes 600 as well, with which Envoy refuses its routes.</summary>
    public static void CheckAnswer(long code, FieldPath path, AdmissionFindings findings)
    {
        if (code is < 200 or > 600)
        {
            findings.Invalid(path, "must be from 200 to 599");
        }
        else if (code == 600)
        {
            findings.Warn(path, $"{path} is 600, which is no status of HTTP: it is answered as it stands, where Envoy would refuse the routes");
        }
    }
}
