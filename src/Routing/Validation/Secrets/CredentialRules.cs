using OrleansMesh.Routing.Credentials;
using OrleansMesh.Routing.Resources.Secrets;

namespace OrleansMesh.Routing.Validation.Secrets;

/// <summary>Whether the entries of a Secret can be used for TLS. What a <c>kubernetes.io/tls</c> Secret must be, any other is only warned of.</summary>
internal static class CredentialRules
{
    public static void Check(Secret secret, IReadOnlyDictionary<string, byte[]> entries, AdmissionFindings findings)
    {
        var isTls = secret.Type == SecretTypes.Tls;
        if (!isTls && secret.Type is not (null or "" or SecretTypes.Opaque))
        {
            return;
        }

        void Tell(string key, string problem)
        {
            var path = FieldPath.Root.Field("data").Key(key);
            if (isTls)
            {
                findings.Invalid(path, problem);
            }
            else
            {
                findings.Warn(path, $"{path} {problem}: the Secret cannot be named by credentialName");
            }
        }

        if (isTls)
        {
            Require("tls.crt", entries, findings);
            Require("tls.key", entries, findings);
        }

        CheckPair("tls.crt", "tls.key", entries, Tell);
        if (!isTls)
        {
            CheckPair("cert", "key", entries, Tell);
            CheckOne("cacert", CredentialPem.CheckCertificates, entries, Tell);
            CheckOne("crl", CredentialPem.CheckRevocationList, entries, Tell);
        }

        CheckOne("ca.crt", CredentialPem.CheckCertificates, entries, Tell);
        CheckOne("ca.crl", CredentialPem.CheckRevocationList, entries, Tell);
    }

    private static void Require(string key, IReadOnlyDictionary<string, byte[]> entries, AdmissionFindings findings)
    {
        if (!entries.TryGetValue(key, out var value) || value.Length == 0)
        {
            findings.Required(FieldPath.Root.Field("data").Key(key));
        }
    }

    private static void CheckPair(string certificate, string key, IReadOnlyDictionary<string, byte[]> entries, Action<string, string> tell)
    {
        if (entries.TryGetValue(certificate, out var certificates) && certificates.Length > 0)
        {
            if (CredentialPem.CheckCertificates(certificates) is { } problem)
            {
                tell(certificate, problem);
            }
            else if (entries.TryGetValue(key, out var privateKey) && privateKey.Length > 0 && CredentialPem.CheckPair(certificates, privateKey) is { } mismatch)
            {
                tell(key, mismatch);
            }
        }
    }

    private static void CheckOne(string key, PemCheck check, IReadOnlyDictionary<string, byte[]> entries, Action<string, string> tell)
    {
        if (entries.TryGetValue(key, out var value) && value.Length > 0 && check(value) is { } problem)
        {
            tell(key, problem);
        }
    }

    private delegate string? PemCheck(ReadOnlySpan<byte> text);
}
