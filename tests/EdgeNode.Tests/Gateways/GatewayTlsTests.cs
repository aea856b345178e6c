using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using OrleansMesh.EdgeNode.Tests.Conformance;
using OrleansMesh.EdgeNode.Tests.Fixtures;
using OrleansMesh.Routing.Resources.Gateways;
using static OrleansMesh.EdgeNode.Tests.Gateways.GatewayEdge;

namespace OrleansMesh.EdgeNode.Tests.Gateways;

/// <summary>TLS servers of Gateways, met by real clients.</summary>
public sealed class GatewayTlsTests : IDisposable
{
    private readonly X509Certificate2 _a = TestAuthority.Trusted.Issue("CN=a.test", "a.test");
    private readonly X509Certificate2 _b = TestAuthority.Trusted.Issue("CN=b", "*.b.test");
    private readonly TemporaryFolder _files = new();

    public void Dispose()
    {
        _a.Dispose();
        _b.Dispose();
        _files.Dispose();
    }

    [Shows(typeof(GatewayServer), "tls")]
    [Shows(typeof(ServerTlsSettings), "mode", "credentialName")]
    [Shows(typeof(ServerTlsMode), "SIMPLE")]
    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task Simple_ServesWhatTheClientSpeaks(string version)
    {
        await using var edge = await StartAsync(Https("a", "a.test", "credentialName: a"), Secret("a", _a));
        var request = Get("https://a.test/x", Version.Parse(version));
        request.Headers.TryAddWithoutValidation("x-forwarded-proto", "http");

        var answer = await edge.SendAsync("443", request);

        Assert.Equal((HttpStatusCode.OK, Version.Parse(version)), (answer.StatusCode, answer.Version));
        var received = await edge.Upstream.NextAsync();
        Assert.Equal(("/x", "a.test", "https"), (received.Target, received.Headers["host"].ToString(), received.Headers["x-forwarded-proto"].ToString()));
    }

    [Theory]
    [InlineData("cert", "key")]
    [InlineData("tls.crt", "tls.key")]
    public async Task OpaqueSecret_ServesUnderIstiosNames(string certificate, string key)
    {
        await using var edge = await StartAsync(
            Https("a", "a.test", "credentialName: a"), Secret("a", (certificate, _a.ExportCertificatePem()), (key, Key(_a))));

        Assert.Equal(HttpStatusCode.OK, (await edge.SendAsync("443", Get("https://a.test/"))).StatusCode);
    }

    [Shows(typeof(ServerTlsSettings), "credentialNames")]
    [Fact]
    public async Task ServerName_ChoosesTheServer_AndAnUnknownOneIsRefused()
    {
        await using var edge = await StartAsync(
            $"{Https("a", "a.test", "credentialName: a")}, {Https("b", "*.b.test", "credentialNames: [b]")}", Secret("a", _a), Secret("b", _b));
        await edge.ApplyAsync(edge.Route("x.b.test"));

        Assert.Equal(_a.Thumbprint, await ThumbprintAsync(edge, "a.test"));
        Assert.Equal(_b.Thumbprint, await ThumbprintAsync(edge, "X.B.test"));
        foreach (var other in (string[])["other.test", "b.test", string.Empty])
        {
            await Assert.ThrowsAnyAsync<Exception>(() => ThumbprintAsync(edge, other));
        }

        Assert.Equal(3, edge.Listeners.Counters.WithoutServer);
        Assert.Equal(HttpStatusCode.OK, (await edge.SendAsync("443", Get("https://x.b.test/"))).StatusCode);
    }

    [Fact]
    public async Task HostOfAnotherServer_IsNotServedOnThisOnesConnection()
    {
        await using var edge = await StartAsync(
            $"{Https("a", "a.test", "credentialName: a")}, {Https("b", "*.b.test", "credentialName: b")}", Secret("a", _a), Secret("b", _b));
        await edge.ApplyAsync(edge.Route("x.b.test"));

        // .NET's client asks for the server of the Host field, so that this one writes for itself.
        foreach (var (host, status) in (Dictionary<string, string>)new() { ["a.test"] = "HTTP/1.1 200 OK", ["x.b.test"] = "HTTP/1.1 404 Not Found" })
        {
            var (_, stream) = await edge.HandshakeAsync("443", new SslClientAuthenticationOptions { TargetHost = "a.test" });
            await using (stream)
            {
                await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes($"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"), Patience.Token);
                using var reader = new StreamReader(stream);
                Assert.Equal(status, await reader.ReadLineAsync(Patience.Token));
            }
        }
    }

    [Fact]
    public async Task MissingSecret_RefusesHandshakes_UntilItIsThere()
    {
        await using var edge = await StartAsync(Https("a", "a.test", "credentialName: a"));

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => edge.SendAsync("443", Get("https://a.test/")));
        Assert.Equal("spec.servers[0].tls: there is no Secret a in default, istio-system", Assert.Single(edge.Listeners.Refused).Reason);
        Assert.Equal(1, edge.Listeners.Counters.WithoutCredential);
        Assert.Contains("there is no Secret a in default, istio-system", (await edge.Edge.AdminAsync("/config")).Body, StringComparison.Ordinal);

        await edge.ApplyAsync(Secret("a", _a));
        Assert.Empty(edge.Listeners.Refused);
        Assert.Equal(HttpStatusCode.OK, (await edge.SendAsync("443", Get("https://a.test/"))).StatusCode);
    }

    [Fact]
    public async Task BrokenSecret_IsTold_WithoutAnythingOfIt()
    {
        await using var edge = await StartAsync(Https("a", "a.test", "credentialName: a"), Secret("a", ("tls.crt", _a.ExportCertificatePem()), ("tls.key", Key(_b))));

        Assert.Equal(
            "spec.servers[0].tls: certificate, key or authorities cannot be read, or do not belong together", Assert.Single(edge.Listeners.Refused).Reason);
    }

    [Fact]
    public async Task ChangedSecret_IsUsedByTheNextHandshake_AndClosesNothing()
    {
        await using var edge = await StartAsync(Https("a", "a.test", "credentialName: a"), Secret("a", _a));
        using var open = Client(edge.PortOf("443"));
        Assert.Equal("hello", await (await open.SendAsync(Get("https://a.test/"), Patience.Token)).Content.ReadAsStringAsync(Patience.Token));
        using var renewed = TestAuthority.Trusted.Issue("CN=a.test", "a.test");

        await edge.ApplyAsync(Secret("a", renewed));

        Assert.Equal(renewed.Thumbprint, await ThumbprintAsync(edge, "a.test"));
        await Eventually.TrueAsync(() => Task.FromResult(edge.Edge.Host.DataPlane.Connections.Open == 1), () => "the handshake's connection is open");
        Assert.Equal(HttpStatusCode.OK, (await open.SendAsync(Get("https://a.test/"), Patience.Token)).StatusCode);
        Assert.Equal(1, edge.Edge.Host.DataPlane.Connections.Open);
    }

    [Shows(typeof(ServerTlsSettings), "serverCertificate", "privateKey")]
    [Fact]
    public async Task Files_AreUsed_AndSoIsWhatTheyBecome()
    {
        var (certificate, key) = (_files.File("tls.crt"), _files.File("tls.key"));
        await WriteAsync(_a);
        await using var edge = await StartAsync(Https("a", "a.test", $"serverCertificate: {certificate}, privateKey: {key}"));
        Assert.Equal(_a.Thumbprint, await ThumbprintAsync(edge, "a.test"));

        using var renewed = TestAuthority.Trusted.Issue("CN=a.test", "a.test");
        await WriteAsync(renewed);

        await Eventually.TrueAsync(async () => await ThumbprintAsync(edge, "a.test") == renewed.Thumbprint, () => "the old certificate is shown");

        async Task WriteAsync(X509Certificate2 written)
        {
            await File.WriteAllTextAsync(key, Key(written), Patience.Token);
            await File.WriteAllTextAsync(certificate, written.ExportCertificatePem(), Patience.Token);
        }
    }

    [Shows(typeof(ServerTlsSettings), "tlsCertificates")]
    [Shows(typeof(TlsCertificate), "serverCertificate", "privateKey", "caCertificates")]
    [Fact]
    public async Task TlsCertificates_AreUsed()
    {
        using var client = TestAuthority.Trusted.Issue("CN=client");
        await File.WriteAllTextAsync(_files.File("ca"), TestAuthority.Trusted.Pem, Patience.Token);
        await File.WriteAllTextAsync(_files.File("c"), _a.ExportCertificatePem(), Patience.Token);
        await File.WriteAllTextAsync(_files.File("k"), Key(_a), Patience.Token);
        await using var edge = await StartAsync(Https("a", "a.test", $"tlsCertificates: [{{serverCertificate: {_files.File("c")}, privateKey: {_files.File("k")}, caCertificates: {_files.File("ca")}}}]", "MUTUAL"));

        Assert.Equal(HttpStatusCode.OK, (await edge.SendAsync("443", Get("https://a.test/"), Trusting(client))).StatusCode);
    }

    [Shows(typeof(ServerTlsSettings), "minProtocolVersion", "maxProtocolVersion")]
    [Shows(typeof(TlsProtocol), "TLS_AUTO", "TLSV1_0", "TLSV1_1", "TLSV1_2", "TLSV1_3")]
    [Theory]
    [InlineData("", SslProtocols.Tls12, true)]
    [InlineData("", SslProtocols.Tls13, true)]
    [InlineData(", minProtocolVersion: TLSV1_3", SslProtocols.Tls12, false)]
    [InlineData(", minProtocolVersion: TLSV1_0", SslProtocols.Tls12, true)]
    [InlineData(", minProtocolVersion: TLSV1_1, maxProtocolVersion: TLSV1_1", SslProtocols.Tls12, false)]
    [InlineData(", minProtocolVersion: TLS_AUTO, maxProtocolVersion: TLS_AUTO", SslProtocols.Tls13, true)]
    [InlineData(", minProtocolVersion: TLSV1_3", SslProtocols.Tls13, true)]
    [InlineData(", maxProtocolVersion: TLSV1_2", SslProtocols.Tls13, false)]
    [InlineData(", maxProtocolVersion: TLSV1_2", SslProtocols.Tls12, true)]
    public async Task Versions_AreThoseAskedFor(string setting, SslProtocols spoken, bool isServed)
    {
        await using var edge = await StartAsync(Https("a", "a.test", $"credentialName: a{setting}"), Secret("a", _a));
        var options = new SslClientAuthenticationOptions { TargetHost = "a.test", EnabledSslProtocols = spoken };

        Assert.Equal(isServed, await CanAsync(edge, options));
    }

    [Shows(typeof(ServerTlsSettings), "cipherSuites")]
    [Theory]
    [InlineData(TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, true)]
    [InlineData(TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, false)]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task CipherSuites_AreThoseAskedFor(TlsCipherSuite spoken, bool isServed)
    {
        await using var edge = await StartAsync(Https("a", "a.test", "credentialName: a, cipherSuites: [ECDHE-ECDSA-AES256-GCM-SHA384]"), Secret("a", _a));
        var options = new SslClientAuthenticationOptions { TargetHost = "a.test", EnabledSslProtocols = SslProtocols.Tls12, CipherSuitesPolicy = new([spoken]) };

        Assert.Equal(isServed, await CanAsync(edge, options));
    }

    [Shows(typeof(ServerTlsMode), "MUTUAL", "OPTIONAL_MUTUAL")]
    [Theory]
    [InlineData("MUTUAL", false, false)]
    [InlineData("MUTUAL", true, true)]
    [InlineData("OPTIONAL_MUTUAL", false, true)]
    [InlineData("OPTIONAL_MUTUAL", true, true)]
    public async Task Mode_DecidesWhetherAClientMustShowACertificate(string mode, bool shows, bool isServed)
    {
        using var client = TestAuthority.Trusted.Issue("CN=client,O=x", "spiffe://td/ns/a/sa/b", "client.test");
        await using var edge = await StartAsync(Https("a", "a.test", "credentialName: a", mode), Secret("a", _a, ("ca.crt", TestAuthority.Trusted.Pem)));

        if (!isServed)
        {
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => edge.SendAsync("443", Get("https://a.test/")));
            return;
        }

        var request = Get("https://a.test/");
        request.Headers.TryAddWithoutValidation("x-forwarded-client-cert", "Hash=forged");
        Assert.Equal(HttpStatusCode.OK, (await edge.SendAsync("443", request, Trusting(shows ? client : null))).StatusCode);
        var told = (await edge.Upstream.NextAsync()).Headers.GetValueOrDefault("x-forwarded-client-cert").ToString();
        Assert.Equal(
            shows ? $"Hash={client.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant()};Subject=\"CN=client,O=x\";URI=spiffe://td/ns/a/sa/b;DNS=client.test" : string.Empty,
            told);
    }

    [Shows(typeof(ServerTlsSettings), "insecureSkipVerify")]
    [Theory]
    [InlineData("MUTUAL")]
    [InlineData("OPTIONAL_MUTUAL")]
    public async Task ClientOfAnotherAuthority_IsRefused_UnlessVerificationIsSkipped(string mode)
    {
        using var authority = new TestAuthority("CN=another");
        using var client = authority.Issue("CN=client");
        await using var edge = await StartAsync(Https("a", "a.test", "credentialName: a", mode), Secret("a", _a, ("ca.crt", TestAuthority.Trusted.Pem)));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => edge.SendAsync("443", Get("https://a.test/"), Trusting(client)));

        await edge.ApplyAsync(Gateway("gw", Https("a", "a.test", "credentialName: a, insecureSkipVerify: true", mode)));
        Assert.Equal(HttpStatusCode.OK, (await edge.SendAsync("443", Get("https://a.test/"), Trusting(client))).StatusCode);
    }

    [Shows(typeof(ServerTlsSettings), "caCertCredentialName")]
    [Theory]
    [InlineData("credentialName: a")]
    [InlineData("credentialName: a, caCertCredentialName: ca")]
    public async Task Authorities_MayBeInASecretOfTheirOwn(string tls)
    {
        using var client = TestAuthority.Trusted.Issue("CN=client");
        await using var edge = await StartAsync(Https("a", "a.test", tls, "MUTUAL"), Secret("a", _a));
        Assert.NotEmpty(Assert.Single(edge.Listeners.Refused).Reason);

        await edge.ApplyAsync(Secret(tls.EndsWith("ca", StringComparison.Ordinal) ? "ca" : "a-cacert", ("ca.crt", TestAuthority.Trusted.Pem)));

        Assert.Equal(HttpStatusCode.OK, (await edge.SendAsync("443", Get("https://a.test/"), Trusting(client))).StatusCode);
    }

    [Shows(typeof(ServerTlsSettings), "caCertificates", "caCrl")]
    [Fact]
    public async Task Authorities_AndRevocationList_MayBeFiles()
    {
        using var client = TestAuthority.Trusted.Issue("CN=client");
        using var revoked = TestAuthority.Trusted.Issue("CN=revoked");
        foreach (var (name, text) in (Dictionary<string, string>)new() { ["c"] = _a.ExportCertificatePem(), ["k"] = Key(_a), ["ca"] = TestAuthority.Trusted.Pem, ["crl"] = TestAuthority.Trusted.Revoke(revoked) })
        {
            await File.WriteAllTextAsync(_files.File(name), text, Patience.Token);
        }

        await using var edge = await StartAsync(Https(
            "a", "a.test", $"serverCertificate: {_files.File("c")}, privateKey: {_files.File("k")}, caCertificates: {_files.File("ca")}, caCrl: {_files.File("crl")}", "MUTUAL"));

        Assert.Equal(HttpStatusCode.OK, (await edge.SendAsync("443", Get("https://a.test/"), Trusting(client))).StatusCode);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => edge.SendAsync("443", Get("https://a.test/"), Trusting(revoked)));
    }

    [Fact]
    public async Task RevocationList_MayBeInTheSecret()
    {
        using var revoked = TestAuthority.Trusted.Issue("CN=revoked");
        await using var edge = await StartAsync(
            Https("a", "a.test", "credentialName: a", "MUTUAL"), Secret("a", _a, ("ca.crt", TestAuthority.Trusted.Pem), ("ca.crl", TestAuthority.Trusted.Revoke(revoked))));

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => edge.SendAsync("443", Get("https://a.test/"), Trusting(revoked)));
    }

    [Shows(typeof(ServerTlsSettings), "subjectAltNames", "verifyCertificateSpki", "verifyCertificateHash")]
    [Theory]
    [InlineData("subjectAltNames")]
    [InlineData("verifyCertificateSpki")]
    [InlineData("verifyCertificateHash")]
    public async Task Client_MustBeOneOfThoseNamed(string field)
    {
        using var named = TestAuthority.Trusted.Issue("CN=named", "spiffe://td/named");
        using var other = TestAuthority.Trusted.Issue("CN=other", "spiffe://td/other");
        var value = field switch
        {
            "subjectAltNames" => "spiffe://td/named",
            "verifyCertificateSpki" => Convert.ToBase64String(SHA256.HashData(named.PublicKey.ExportSubjectPublicKeyInfo())),
            _ => string.Join(':', named.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant().Chunk(2).Select(pair => new string(pair))),
        };
        await using var edge = await StartAsync(
            Https("a", "a.test", $"credentialName: a, {field}: [\"{value}\"]", "MUTUAL"), Secret("a", _a, ("ca.crt", TestAuthority.Trusted.Pem)));

        Assert.Equal(HttpStatusCode.OK, (await edge.SendAsync("443", Get("https://a.test/"), Trusting(named))).StatusCode);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => edge.SendAsync("443", Get("https://a.test/"), Trusting(other)));
    }

    private static string Https(string name, string host, string tls, string mode = "SIMPLE") =>
        $"{{port: {{number: 443, name: {name}, protocol: HTTPS}}, hosts: [\"{host}\"], tls: {{mode: {mode}, {tls}}}}}";

    private static async Task<GatewayEdge> StartAsync(string servers, params string[] more)
    {
        var edge = await GatewayEdge.StartAsync();
        await edge.ApplyAsync([Gateway("gw", servers), edge.Route("a.test"), .. more]);
        return edge;
    }

    private static async Task<string> ThumbprintAsync(GatewayEdge edge, string serverName)
    {
        var (certificate, stream) = await edge.HandshakeAsync("443", new SslClientAuthenticationOptions { TargetHost = serverName });
        await stream.DisposeAsync();
        return certificate.Thumbprint;
    }

    private static async Task<bool> CanAsync(GatewayEdge edge, SslClientAuthenticationOptions options)
    {
        try
        {
            await (await edge.HandshakeAsync("443", options)).Stream.DisposeAsync();
            return true;
        }
        catch (Exception e) when (e is AuthenticationException or IOException)
        {
            return false;
        }
    }
}
