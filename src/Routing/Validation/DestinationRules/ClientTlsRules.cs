using OrleansMesh.Routing.Resources.DestinationRules;

namespace OrleansMesh.Routing.Validation.DestinationRules;

/// <summary>Rules for TLS towards endpoints.</summary>
internal static class ClientTlsRules
{
    public static void Check(ClientTlsSettings? tls, FieldPath path, AdmissionFindings findings)
    {
        if (tls is not { Mode: ClientTlsMode.Simple or ClientTlsMode.Mutual })
        {
            return;
        }

        var byName = tls.CredentialName is { Length: > 0 };
        if (tls.InsecureSkipVerify == true)
        {
            const string message = "must not be set beside insecureSkipVerify, which checks nothing";
            Forbid(tls.CaCertificates, path.Field("caCertificates"), message, findings);
            Forbid(tls.Mode is ClientTlsMode.Simple ? tls.CredentialName : null, path.Field("credentialName"), message, findings);
            if (tls.SubjectAltNames is { Count: > 0 })
            {
                findings.Forbidden(path.Field("subjectAltNames"), message);
            }
        }

        if (byName)
        {
            const string message = "must not be set beside credentialName, which brings its own";
            Forbid(tls.ClientCertificate, path.Field("clientCertificate"), message, findings);
            Forbid(tls.PrivateKey, path.Field("privateKey"), message, findings);
            Forbid(tls.InsecureSkipVerify == true ? null : tls.CaCertificates, path.Field("caCertificates"), message, findings);
            Forbid(tls.CaCrl, path.Field("caCrl"), message, findings);
        }
        else if (tls.Mode is ClientTlsMode.Mutual)
        {
            Require(tls.ClientCertificate, path.Field("clientCertificate"), findings);
            Require(tls.PrivateKey, path.Field("privateKey"), findings);
        }
    }

    private static void Forbid(string? value, FieldPath path, string message, AdmissionFindings findings)
    {
        if (value is { Length: > 0 })
        {
            findings.Forbidden(path, message);
        }
    }

    private static void Require(string? value, FieldPath path, AdmissionFindings findings)
    {
        if (string.IsNullOrEmpty(value))
        {
            findings.Required(path, "must be set with mode MUTUAL, or credentialName must");
        }
    }
}
