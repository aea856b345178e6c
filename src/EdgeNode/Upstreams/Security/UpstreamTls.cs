using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using OrleansMesh.EdgeNode.Credentials;
using OrleansMesh.Routing.Naming;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.DestinationRules;

namespace OrleansMesh.EdgeNode.Upstreams.Security;

/// <summary>Secures the connections of one cluster. Credentials are looked at for each connection, so that changed ones count from the next on.</summary>
/// <remarks>
/// .NET would ask for, and check, the request's host whatever the policy says; so the handshake is made here. Requests share connections only where their
/// hosts are equal, so that a name checked for one is never taken for another, or where nothing here depends on their hosts
/// (<see cref="Connections.ConnectionSettings.UsesSecureUrls"/>).
/// </remarks>
internal sealed partial class UpstreamTls(ClientTlsSettings settings, ValueList<string> subjectAltNames, Func<Credential> read, UpstreamCounters counters, ILogger<UpstreamTls> logger)
{
    private readonly Lock _lock = new();
    private Credential? _credential;
    private TlsMaterial? _material;
    private string? _problem;

    /// <summary>What is wrong with the credentials as they are now, with which the next connection is made; null: nothing.</summary>
    public string? FindProblem()
    {
        lock (_lock)
        {
            Refresh();
            return _problem ?? (settings.Mode == ClientTlsMode.Mutual && _material?.Client is null ? "There is no certificate with its key to show to the server." : null);
        }
    }

    /// <summary>Shakes hands over a new connection.</summary>
    /// <param name="stream">The connection; the caller's where this throws.</param>
    /// <param name="request">The request that it is made for.</param>
    /// <param name="cancellationToken">The time to connect is up.</param>
    /// <exception cref="AuthenticationException">The server is not the one that is meant, or nothing can be told for want of credentials.</exception>
    public async ValueTask<Stream> SecureAsync(Stream stream, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var material = Material();
        var host = HostName.WithoutPort(request.Headers.Host ?? request.RequestUri!.Host).ToString();
        var secured = new SslStream(stream, leaveInnerStreamOpen: false);
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = settings.Sni is { Length: > 0 } sni ? sni : host,
            ClientCertificateContext = settings.Mode == ClientTlsMode.Mutual ? material.Client : null,
            ApplicationProtocols = [request.Version.Major == 2 ? SslApplicationProtocol.Http2 : SslApplicationProtocol.Http11],
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
            RemoteCertificateValidationCallback = (_, certificate, chain, errors) => IsMeant(material, host, certificate, chain, errors),
        };
        await secured.AuthenticateAsClientAsync(options, cancellationToken);
        return secured;
    }

    private bool IsMeant(TlsMaterial material, string host, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (settings.InsecureSkipVerify ?? false)
        {
            return true;
        }

        // As Istio: without names of its own the certificate is checked against the host that is also sent as SNI; a policy that sends another has it checked against none.
        return certificate is X509Certificate2 server
            && material.Trusts(server, chain, errors)
            && (subjectAltNames.Count > 0 ? SubjectAltNames.Of(server) is var names && subjectAltNames.Any(names.Covers) : settings.Sni is { Length: > 0 } || server.MatchesHostname(host));
    }

    private TlsMaterial Material()
    {
        lock (_lock)
        {
            Refresh();
            if (_problem is not null)
            {
                counters.CountCredentialProblem();
            }

            return _material ?? throw new AuthenticationException("The credentials cannot be read.");
        }
    }

    private void Refresh()
    {
        try
        {
            var credential = read();
            if (!credential.Equals(_credential))
            {
                _material = new TlsMaterial(credential);
                _credential = credential;
            }

            _problem = null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            // Half-written files, say: what was good before is good enough until they are whole. Told once, not for every connection.
            if (e.Message != _problem)
            {
                _problem = e.Message;
                Log.Unreadable(logger, settings.CredentialName ?? settings.ClientCertificate ?? settings.CaCertificates, e.Message);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3151, LogLevel.Warning, "The TLS credentials {Name} cannot be read; those read before, if any, are kept: {Problem}", EventName = "CredentialsUnreadable")]
        public static partial void Unreadable(ILogger logger, string? name, string problem);
    }
}
