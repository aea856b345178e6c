using OrleansMesh.Routing.Resources.Gateways;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.Gateways;

/// <summary>Rules for the TLS of a listener.</summary>
internal static class ServerTlsRules
{
    public static void Check(GatewayServer server, FieldPath path, AdmissionFindings findings)
    {
        var protocol = server.Port?.Protocol;
        if (server.Tls is not { } tls)
        {
            if (Protocols.IsTls(protocol))
            {
                findings.Required(path, $"must be set with protocol {protocol}");
            }

            return;
        }

        if (protocol is { Length: > 0 } && !Protocols.IsTls(protocol) && Protocols.IsKnown(protocol))
        {
            CheckPlain(tls, protocol, path, findings);
        }

        if (tls.HttpsRedirect == true && Protocols.IsKnown(protocol) && !Protocols.IsHttp(protocol))
        {
            findings.Warn(path.Field("httpsRedirect"), $"{path.Field("httpsRedirect")} has no effect with protocol {protocol}: only plain HTTP is redirected");
        }

        ServerCertificateRules.Check(tls, path, findings);
        CheckVersions(tls, path, findings);
        CipherSuites.Check(tls.CipherSuites, path.Field("cipherSuites"), findings);
    }

    // Plain HTTP may say that it wants to be HTTPS, and nothing else.
    private static void CheckPlain(ServerTlsSettings tls, string protocol, FieldPath path, AdmissionFindings findings)
    {
        var rest = tls with { HttpsRedirect = null, Mode = tls.Mode is ServerTlsMode.Passthrough ? null : tls.Mode };
        if (!Protocols.IsHttp(protocol))
        {
            findings.Forbidden(path, $"must not be set with protocol {protocol}");
        }
        else if (rest != new ServerTlsSettings())
        {
            findings.Forbidden(path, $"must hold nothing but httpsRedirect with protocol {protocol}");
        }
    }

    private static void CheckVersions(ServerTlsSettings tls, FieldPath path, AdmissionFindings findings)
    {
        if (tls is { MinProtocolVersion: > TlsProtocol.Auto and var lowest, MaxProtocolVersion: > TlsProtocol.Auto and var highest } && lowest > highest)
        {
            findings.Warn(path.Field("maxProtocolVersion"), $"{path.Field("maxProtocolVersion")} is lower than minProtocolVersion: no client can connect");
        }

        if (tls is { MinProtocolVersion: TlsProtocol.Tls10 or TlsProtocol.Tls11, CipherSuites: not { Count: > 0 } })
        {
            var at = path.Field("minProtocolVersion");
            findings.Warn(at, $"{at} is below TLS 1.2, for which no cipher suite is on by default: name some in cipherSuites");
        }
    }
}
