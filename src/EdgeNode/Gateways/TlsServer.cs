using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using OrleansMesh.Routing.Gateways;
using OrleansMesh.Routing.Resources.Gateways;

namespace OrleansMesh.EdgeNode.Gateways;

/// <summary>One TLS server of a listener, ready for handshakes, or with the reason why it is not. Immutable; a changed Secret makes another.</summary>
internal sealed class TlsServer
{
    private readonly ServerCredential? _credential;
    private readonly ClientCertificateCheck? _check;
    private readonly CipherSuitesPolicy? _suites;

    public TlsServer(ListenerServer server, CredentialSource source, ServerCredential? credential, string? problem)
    {
        Server = server;
        Source = source;
        Problem = problem;
        _credential = credential;
        var tls = server.Tls!;
        var checksClients = tls.Mode is ServerTlsMode.Mutual or ServerTlsMode.OptionalMutual;
        _suites = TlsParameters.Suites(tls);
        _check = checksClients && credential is not null ? new(tls, credential) : null;
        Connection = new(Port(server), server.Entrance, checksClients);
    }

    /// <summary>The server of the Gateway.</summary>
    public ListenerServer Server { get; }

    /// <summary>What the credential was made of.</summary>
    public CredentialSource Source { get; }

    /// <summary>Why handshakes are refused; null where they are not.</summary>
    public string? Problem { get; }

    /// <summary>What its connections are marked with.</summary>
    public GatewayConnection Connection { get; }

    /// <summary>Whether it depends on the client which certificate is shown.</summary>
    public bool Chooses => _credential is { Certificates.Count: > 1 };

    /// <summary>How to shake hands; null while there is a <see cref="Problem"/>.</summary>
    /// <param name="hello">What the client says; null where that was not looked at.</param>
    public SslServerAuthenticationOptions? Options(ClientHello? hello) => _credential is null
        ? null
        : new()
        {
            ServerCertificateContext = _credential.For(hello, TlsParameters.Protocols(Server.Tls!).HasFlag(SslProtocols.Tls13)),
            ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11],
            EnabledSslProtocols = TlsParameters.Protocols(Server.Tls!),
            CipherSuitesPolicy = _suites,
            ClientCertificateRequired = _check is not null,
            RemoteCertificateValidationCallback = _check is { } check ? (_, shown, received, _) => check.Allows(shown, received) : null,
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
            AllowRenegotiation = false,

            // A session that is taken up again would skip the check of the client, and of what has changed since.
            AllowTlsResume = _check is null,
        };

    private static int Port(ListenerServer server) => int.Parse(server.Entrance.Split('.')[1], System.Globalization.CultureInfo.InvariantCulture);
}
