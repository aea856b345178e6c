using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Validation.Gateways;

/// <summary>The cipher suites that a listener may name; others are left out, with a warning.</summary>
internal static class CipherSuites
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "ECDHE-ECDSA-AES256-GCM-SHA384", "ECDHE-RSA-AES256-GCM-SHA384", "ECDHE-ECDSA-AES128-GCM-SHA256", "ECDHE-RSA-AES128-GCM-SHA256",
        "ECDHE-ECDSA-CHACHA20-POLY1305", "ECDHE-RSA-CHACHA20-POLY1305", "ECDHE-ECDSA-AES256-SHA", "ECDHE-RSA-AES256-SHA",
        "ECDHE-ECDSA-AES128-SHA", "ECDHE-RSA-AES128-SHA", "AES256-GCM-SHA384", "AES128-GCM-SHA256", "AES256-SHA", "AES128-SHA", "DES-CBC3-SHA",
    };

    public static void Check(ValueList<string>? suites, FieldPath path, AdmissionFindings findings)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < (suites?.Count ?? 0); i++)
        {
            if (!Known.Contains(suites![i]))
            {
                findings.Warn(path.Index(i), $"{path.Index(i)} is no cipher suite that there is, and is left out");
            }
            else if (!seen.Add(suites[i]))
            {
                findings.Warn(path.Index(i), $"{path.Index(i)} names {suites[i]} again");
            }
        }
    }
}
