using OrleansMesh.Routing.Resources.Gateways;

namespace OrleansMesh.Routing.Validation.Gateways;

/// <summary>Rules for where a listener's certificates come from: files, pairs of files, or Secrets, and of those one.</summary>
internal static class ServerCertificateRules
{
    private const int MostCertificates = 2;

    public static void Check(ServerTlsSettings tls, FieldPath path, AdmissionFindings findings)
    {
        CheckCounts(tls, path, findings);
        switch (tls.Mode ?? ServerTlsMode.Passthrough)
        {
            case ServerTlsMode.Simple:
                CheckSource(tls, "SIMPLE", path, findings);
                if (tls.CaCrl is { Length: > 0 })
                {
                    findings.Forbidden(path.Field("caCrl"), "must not be set with mode SIMPLE, which asks for no client certificate");
                }

                break;
            case ServerTlsMode.Mutual:
                CheckSource(tls, "MUTUAL", path, findings);
                CheckAuthorities(tls, "MUTUAL", path, findings);
                break;
            case ServerTlsMode.OptionalMutual:
                CheckSource(tls, "OPTIONAL_MUTUAL", path, findings);
                CheckAuthorities(tls, "OPTIONAL_MUTUAL", path, findings);
                break;
            case ServerTlsMode.IstioMutual:
                foreach (var field in Set(tls))
                {
                    findings.Forbidden(path.Field(field), "must not be set with mode ISTIO_MUTUAL, which uses the mesh's certificates");
                }

                break;
            default:
                foreach (var field in Set(tls))
                {
                    findings.Warn(path.Field(field), $"{path.Field(field)} has no effect without TLS termination: the mode passes connections through");
                }

                break;
        }
    }

    private static void CheckCounts(ServerTlsSettings tls, FieldPath path, AdmissionFindings findings)
    {
        if (tls.CredentialNames is { Count: 0 or > MostCertificates })
        {
            findings.Invalid(path.Field("credentialNames"), $"must hold 1 to {MostCertificates} names");
        }

        if (tls.TlsCertificates is { Count: 0 })
        {
            findings.Invalid(path.Field("tlsCertificates"), "must hold a certificate");
        }
        else if (tls.TlsCertificates is { Count: > MostCertificates })
        {
            findings.Warn(path.Field("tlsCertificates"), $"{path.Field("tlsCertificates")} holds more than {MostCertificates} certificates; the first {MostCertificates} are used");
        }
    }

    private static void CheckSource(ServerTlsSettings tls, string mode, FieldPath path, AdmissionFindings findings)
    {
        var sources = Sources(tls).ToList();
        foreach (var source in sources.Skip(1))
        {
            findings.Forbidden(path.Field(source), $"must not be set beside {sources[0]}: certificates come from one place");
        }

        if (sources.Count == 0)
        {
            findings.Required(path.Field("serverCertificate"), $"must be set with mode {mode}, or credentialName, credentialNames or tlsCertificates must");
            findings.Required(path.Field("privateKey"), $"must be set with mode {mode}, or credentialName, credentialNames or tlsCertificates must");
        }
        else if (sources[0] == "serverCertificate")
        {
            RequirePair(tls.ServerCertificate, tls.PrivateKey, path, findings);
        }

        for (var i = 0; i < (tls.TlsCertificates?.Count ?? 0); i++)
        {
            RequirePair(tls.TlsCertificates![i].ServerCertificate, tls.TlsCertificates[i].PrivateKey, path.Field("tlsCertificates").Index(i), findings);
        }
    }

    private static void CheckAuthorities(ServerTlsSettings tls, string mode, FieldPath path, AdmissionFindings findings)
    {
        var bySecret = tls.CredentialName is { Length: > 0 } || tls.CredentialNames is { Count: > 0 };
        if (!bySecret && tls is { CaCertificates: null or "", CaCertCredentialName: null or "" } && Sources(tls).Any())
        {
            findings.Required(path.Field("caCertificates"), $"must be set with mode {mode}");
        }

        if (bySecret && tls.CaCrl is { Length: > 0 })
        {
            findings.Forbidden(path.Field("caCrl"), "must not be set beside credentialName: the Secret holds the revocation list");
        }
    }

    private static void RequirePair(string? certificate, string? key, FieldPath path, AdmissionFindings findings)
    {
        if (string.IsNullOrEmpty(certificate))
        {
            findings.Required(path.Field("serverCertificate"), "must be set beside privateKey");
        }

        if (string.IsNullOrEmpty(key))
        {
            findings.Required(path.Field("privateKey"), "must be set beside serverCertificate");
        }
    }

    private static IEnumerable<string> Sources(ServerTlsSettings tls)
    {
        if (tls.ServerCertificate is { Length: > 0 } || tls.PrivateKey is { Length: > 0 })
        {
            yield return "serverCertificate";
        }

        if (tls.CredentialName is { Length: > 0 })
        {
            yield return "credentialName";
        }

        if (tls.CredentialNames is { Count: > 0 })
        {
            yield return "credentialNames";
        }

        if (tls.TlsCertificates is { Count: > 0 })
        {
            yield return "tlsCertificates";
        }
    }

    private static IEnumerable<string> Set(ServerTlsSettings tls) => tls.CaCertificates is { Length: > 0 } ? Sources(tls).Append("caCertificates") : Sources(tls);
}
