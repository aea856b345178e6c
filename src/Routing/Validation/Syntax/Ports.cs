namespace OrleansMesh.Routing.Validation.Syntax;

/// <summary>Port numbers.</summary>
internal static class Ports
{
    public const int Highest = 65535;

    public static void Check(long? port, FieldPath path, AdmissionFindings findings)
    {
        if (port is null)
        {
            findings.Required(path);
        }
        else if (port is < 1 or > Highest)
        {
            findings.Invalid(path, $"must be a port from 1 to {Highest}");
        }
    }

    /// <summary>As <see cref="Check"/>, for a port that may be absent.</summary>
    public static void CheckOptional(long? port, FieldPath path, AdmissionFindings findings)
    {
        if (port is not null)
        {
            Check(port, path, findings);
        }
    }
}
