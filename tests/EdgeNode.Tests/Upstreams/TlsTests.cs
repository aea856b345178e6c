using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using OrleansMesh.EdgeNode.Admin;
using OrleansMesh.EdgeNode.Tests.Conformance;
using OrleansMesh.EdgeNode.Tests.Fixtures;
using OrleansMesh.Routing.Resources.DestinationRules;
using OrleansMesh.Routing.Resources.ServiceEntries;

namespace OrleansMesh.EdgeNode.Tests.Upstreams;

/// <summary>TLS and HTTP/2 towards real servers, with certificates made for the test.</summary>
public sealed class TlsTests : IDisposable
{
    private readonly TestCertificates _certificates = new();

    [Theory]
    [InlineData("shop.test", "", "", HttpStatusCode.OK, "HTTP/1.1 https shop.test  shop.test")]
    [InlineData("inner.test", "sni: inner.test, subjectAltNames: [inner.test], ", "", HttpStatusCode.OK, "HTTP/1.1 https inner.test  shop.test")]
    [InlineData("inner.test", "sni: inner.test, ", "", HttpStatusCode.OK, "HTTP/1.1 https inner.test  shop.test")]
    [InlineData("inner.test", "", "", HttpStatusCode.BadGateway, "connect-failed\n")]
    [InlineData("inner.test", "insecureSkipVerify: true, ", "", HttpStatusCode.OK, "HTTP/1.1 https shop.test  shop.test")]
    [InlineData("spiffe://mesh/shop", "subjectAltNames: [\"spiffe://mesh/shop\"], ", "", HttpStatusCode.OK, "HTTP/1.1 https shop.test  shop.test")]
    [InlineData("spiffe://mesh/shop", "subjectAltNames: [\"spiffe://mesh/other\"], ", "", HttpStatusCode.BadGateway, "connect-failed\n")]
    [InlineData("spiffe://mesh/shop", "subjectAltNames: [\"spiffe://mesh/Shop\"], ", "", HttpStatusCode.BadGateway, "connect-failed\n")]
    [InlineData("*.inner.test", "subjectAltNames: [a.inner.test], ", "", HttpStatusCode.OK, "HTTP/1.1 https shop.test  shop.test")]
    [InlineData("inner.test", "", "subjectAltNames: [inner.test], ", HttpStatusCode.OK, "HTTP/1.1 https shop.test  shop.test")]
    [InlineData("shop.test", "", "subjectAltNames: [inner.test], ", HttpStatusCode.BadGateway, "connect-failed\n")]
    [Shows(typeof(TrafficPolicy), "tls")]
    [Shows(typeof(ClientTlsMode), "SIMPLE")]
    [Shows(typeof(ClientTlsSettings), "mode", "sni", "subjectAltNames", "caCertificates", "insecureSkipVerify")]
    [Shows(typeof(ServiceEntrySpec), "subjectAltNames")]
    public async Task Simple_AsksForAndChecksTheNamesThatAreMeant(string certified, string tls, string entry, HttpStatusCode status, string answer)
    {
        using var certificate = _certificates.Issue(certified);
        await using var upstream = await TlsUpstream.StartAsync(certificate);
        await using var edge = await TestEdge.StartAsync(Mesh(upstream, $"mode: SIMPLE, {tls}caCertificates: {_certificates.AuthorityFile}", entry: entry));

        Assert.Equal((status, answer), await GetAsync(edge));
    }

    [Fact]
    public async Task UnknownAuthority_IsRefused()
    {
        using var others = new TestCertificates();
        using var certificate = others.Issue("shop.test");
        await using var upstream = await TlsUpstream.StartAsync(certificate);
        await using var edge = await TestEdge.StartAsync(Mesh(upstream, $"mode: SIMPLE, caCertificates: {_certificates.AuthorityFile}"));
        await using var system = await TestEdge.StartAsync(Mesh(upstream, "mode: SIMPLE"));

        Assert.Equal(HttpStatusCode.BadGateway, (await GetAsync(edge)).Status);
        Assert.Equal(HttpStatusCode.BadGateway, (await GetAsync(system)).Status);
    }

    [Theory]
    [InlineData(1, HttpStatusCode.BadGateway)]
    [InlineData(2, HttpStatusCode.OK)]
    [Shows(typeof(ClientTlsSettings), "caCrl")]
    public async Task RevokedCertificate_IsRefused(byte serial, HttpStatusCode status)
    {
        using var certificate = _certificates.Issue("shop.test", serial);
        await using var upstream = await TlsUpstream.StartAsync(certificate);
        await using var edge = await TestEdge.StartAsync(Mesh(upstream, $"mode: SIMPLE, caCertificates: {_certificates.AuthorityFile}, caCrl: {_certificates.WriteRevocationList(1)}"));

        Assert.Equal(status, (await GetAsync(edge)).Status);
    }

    [Fact]
    [Shows(typeof(ClientTlsMode), "MUTUAL")]
    [Shows(typeof(ClientTlsSettings), "clientCertificate", "privateKey")]
    public async Task Mutual_ShowsTheClientsCertificate_AndTheNextOneWhenTheFilesChange()
    {
        using var certificate = _certificates.Issue("shop.test");
        using var first = _certificates.Issue("client.test", 7);
        using var second = _certificates.Issue("client.test", 8);
        var (file, key) = _certificates.WriteClient(first);
        await using var upstream = await TlsUpstream.StartAsync(certificate, asksClient: true);
        await using var edge = await TestEdge.StartAsync(Mesh(
            upstream, $"mode: MUTUAL, clientCertificate: {file}, privateKey: {key}, caCertificates: {_certificates.AuthorityFile}", "connectionPool: {http: {maxRequestsPerConnection: 1}}"));

        Assert.Equal((HttpStatusCode.OK, "HTTP/1.1 https shop.test CN=test-7 shop.test"), await GetAsync(edge));
        _certificates.WriteClient(second);
        File.SetLastWriteTimeUtc(file, new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal((HttpStatusCode.OK, "HTTP/1.1 https shop.test CN=test-8 shop.test"), await GetAsync(edge));
        _certificates.Write("client.pem", "half");
        File.SetLastWriteTimeUtc(file, new DateTime(2031, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal((HttpStatusCode.OK, "HTTP/1.1 https shop.test CN=test-8 shop.test"), await GetAsync(edge));
    }

    [Fact]
    public async Task FilesBehindSwappedLinks_AreReadAnew()
    {
        using var certificate = _certificates.Issue("shop.test");
        using var first = _certificates.Issue("client.test", 7);
        using var second = _certificates.Issue("client.test", 8);
        var (file, key) = MountedClient();
        Mount("v1", first);
        await using var upstream = await TlsUpstream.StartAsync(certificate, asksClient: true);
        await using var edge = await TestEdge.StartAsync(Mesh(
            upstream, $"mode: MUTUAL, clientCertificate: {file}, privateKey: {key}, caCertificates: {_certificates.AuthorityFile}", "connectionPool: {http: {maxRequestsPerConnection: 1}}"));
        Assert.Equal((HttpStatusCode.OK, "HTTP/1.1 https shop.test CN=test-7 shop.test"), await GetAsync(edge));

        Mount("v2", second);

        Assert.Equal((HttpStatusCode.OK, "HTTP/1.1 https shop.test CN=test-8 shop.test"), await GetAsync(edge));
    }

    [Fact]
    [Shows(typeof(ClientTlsSettings), "credentialName")]
    public async Task CredentialName_IsASecretOfTheEdgesNamespace_AndItsAuthoritiesMayStandApart()
    {
        using var certificate = _certificates.Issue("shop.test");
        using var client = _certificates.Issue("client.test", 7);
        var (file, key) = _certificates.WriteClient(client);
        await using var upstream = await TlsUpstream.StartAsync(certificate, asksClient: true);
        await using var edge = await TestEdge.StartAsync();
        var mesh = TestMesh.Of(1, Mesh(upstream, "mode: MUTUAL, credentialName: shop"));
        edge.Publish(mesh);
        Assert.Equal("There is no credential default/shop.", Problem(edge));
        Assert.Equal(HttpStatusCode.BadGateway, (await GetAsync(edge)).Status);

        edge.Publish(TestMesh.With(mesh, 2, $"""
            {Secret("shop", ("tls.crt", file), ("tls.key", key))}
            ---
            {Secret("shop-cacert", ("ca.crt", _certificates.AuthorityFile))}
            """));
        Assert.Equal((HttpStatusCode.OK, "HTTP/1.1 https shop.test CN=test-7 shop.test"), await GetAsync(edge));
        Assert.Null(Problem(edge));

        edge.Publish(TestMesh.With(mesh, 3, Secret("shop", ("ca.crt", _certificates.AuthorityFile))));
        Assert.Equal("There is no certificate with its key to show to the server.", Problem(edge));
    }

    [Fact]
    public async Task MissingCredentials_CostTheRequest()
    {
        using var certificate = _certificates.Issue("shop.test");
        await using var upstream = await TlsUpstream.StartAsync(certificate);
        await using var edge = await TestEdge.StartAsync(Mesh(upstream, "mode: SIMPLE, caCertificates: /nowhere/ca.pem"));
        await using var named = await TestEdge.StartAsync(Mesh(upstream, "mode: SIMPLE, credentialName: nobodys"));
        await using var pipe = await TestEdge.StartAsync(Mesh(upstream, $"mode: SIMPLE, caCertificates: {SpecialFiles.MakePipe(_certificates.PathOf("pipe"))}"));

        Assert.Equal((HttpStatusCode.BadGateway, "connect-failed\n"), await GetAsync(edge));
        Assert.Equal((HttpStatusCode.BadGateway, "connect-failed\n"), await GetAsync(pipe));
        Assert.Equal(0, named.Plane.UpstreamCounters.CredentialProblems);
        Assert.Equal((HttpStatusCode.BadGateway, "connect-failed\n"), await GetAsync(named));
        Assert.Equal("There is no credential default/nobodys.", Problem(named));
        Assert.NotNull(Problem(edge));
        Assert.NotNull(Problem(pipe));
        Assert.True(named.Plane.UpstreamCounters.CredentialProblems > 0);
    }

    [Theory]
    [InlineData("HTTP2", "", "HTTP/2 https")]
    [InlineData("GRPC", "", "HTTP/2 https")]
    [InlineData("HTTP", "connectionPool: {http: {h2UpgradePolicy: UPGRADE}}", "HTTP/2 https")]
    [InlineData("HTTP", "connectionPool: {http: {h2UpgradePolicy: DO_NOT_UPGRADE}}", "HTTP/1.1 https")]
    [InlineData("HTTP", "connectionPool: {http: {h2UpgradePolicy: DEFAULT}}", "HTTP/1.1 https")]
    // Not to upgrade is not to turn back.
    [InlineData("HTTP2", "connectionPool: {http: {h2UpgradePolicy: DO_NOT_UPGRADE}}", "HTTP/2 https")]
    [InlineData("HTTP2", "connectionPool: {http: {useClientProtocol: true}}", "HTTP/1.1 https")]
    [Shows(typeof(HttpPoolSettings), "h2UpgradePolicy", "useClientProtocol")]
    [Shows(typeof(Http2UpgradePolicy), "DEFAULT", "DO_NOT_UPGRADE", "UPGRADE")]
    [Shows(typeof(ServiceEntryPort), "protocol")]
    public async Task Http2OverTls_IsAgreedByAlpn(string protocol, string policy, string answer)
    {
        using var certificate = _certificates.Issue("shop.test");
        await using var upstream = await TlsUpstream.StartAsync(certificate);
        await using var edge = await TestEdge.StartAsync(Mesh(upstream, $"mode: SIMPLE, caCertificates: {_certificates.AuthorityFile}", policy, protocol));

        Assert.Equal((HttpStatusCode.OK, $"{answer} shop.test  shop.test"), await GetAsync(edge));
    }

    [Fact]
    public async Task Http2WithoutTls_IsSpokenWithPriorKnowledge_ByShadowsToo()
    {
        await using var upstream = await TlsUpstream.StartAsync(null, HttpProtocols.Http2);
        await using var edge = await TestEdge.StartAsync(UpstreamMesh.Of("{}", [upstream.Port], "HTTP2", "    mirror: {host: shop.test, port: {number: 80}}"));

        Assert.Equal((HttpStatusCode.OK, "HTTP/2 http   shop.test"), await GetAsync(edge));
        var totals = await edge.SettledTotalsAsync();
        Assert.Equal((1, 1), (totals.Sent, totals.Succeeded));
    }

    [Fact]
    public async Task Shadows_GoByTheTargetsTls()
    {
        using var certificate = _certificates.Issue("shop.test");
        await using var primary = await TestUpstream.StartAsync();
        await using var upstream = await TlsUpstream.StartAsync(certificate);
        await using var edge = await TestEdge.StartAsync(
            Mesh(upstream, $"mode: SIMPLE, subjectAltNames: [shop.test], caCertificates: {_certificates.AuthorityFile}")
                .Replace("destination: {host: shop.test, port: {number: 80}}", $"destination: {{host: 127.0.0.1, port: {{number: {primary.Port}}}}}\n    mirror: {{host: shop.test, port: {{number: 80}}}}", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(edge)).Status);
        var totals = await edge.SettledTotalsAsync();
        Assert.Equal((1, 1), (totals.Sent, totals.Succeeded));
    }

    [Fact]
    public async Task ConnectionsAreNeverSharedBetweenHosts_SoThatEachIsChecked()
    {
        using var certificate = _certificates.Issue("shop.test");
        await using var upstream = await TlsUpstream.StartAsync(certificate);
        await using var edge = await TestEdge.StartAsync(Mesh(upstream, $"mode: SIMPLE, caCertificates: {_certificates.AuthorityFile}"));

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(edge)).Status);
        Assert.Equal(HttpStatusCode.BadGateway, (await GetAsync(edge, "other.test")).Status);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(edge)).Status);
    }

    [Theory]
    [InlineData("sni: inner.test, subjectAltNames: [inner.test]")]
    [InlineData("sni: inner.test, insecureSkipVerify: true")]
    public async Task ConnectionsAreSharedByAllHosts_WhereNothingDependsOnThem(string tls)
    {
        using var certificate = _certificates.Issue("inner.test");
        await using var upstream = await TlsUpstream.StartAsync(certificate);
        await using var edge = await TestEdge.StartAsync(Mesh(
            upstream, $"mode: SIMPLE, {tls}, caCertificates: {_certificates.AuthorityFile}", "connectionPool: {tcp: {maxConnections: 2}}"));
        var hosts = Enumerable.Range(0, 12).Select(i => $"h{i}.test").ToArray();

        Assert.Equal(hosts.Select(host => (HttpStatusCode.OK, $"HTTP/1.1 https inner.test  {host}")), await Task.WhenAll(hosts.Select(host => GetAsync(edge, host))));
        Assert.InRange(upstream.Connections, 1, 2);
    }

    [Theory]
    [InlineData("HTTP")]
    [InlineData("HTTP2")]
    public async Task MaxConnections_BoundsThoseOfAllHosts(string protocol)
    {
        using var certificate = _certificates.Issue("inner.test");
        await using var upstream = await TlsUpstream.StartAsync(certificate);
        await using var edge = await TestEdge.StartAsync(Mesh(
            upstream, $"mode: SIMPLE, subjectAltNames: [inner.test], caCertificates: {_certificates.AuthorityFile}", "connectionPool: {tcp: {maxConnections: 2, connectTimeout: 1s}}", protocol));

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(edge, "a.test")).Status);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(edge, "b.test")).Status);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "overflow\n"), await GetAsync(edge, "c.test"));
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(edge, "a.test")).Status);
        Assert.Equal(2, upstream.Connections);
    }

    [Fact]
    public async Task HostsWaitForOneAnothersConnections()
    {
        using var certificate = _certificates.Issue("inner.test");
        await using var upstream = await TlsUpstream.StartAsync(certificate);
        await using var edge = await TestEdge.StartAsync(Mesh(
            upstream, $"mode: SIMPLE, subjectAltNames: [inner.test], caCertificates: {_certificates.AuthorityFile}",
            "connectionPool: {tcp: {maxConnections: 1, connectTimeout: 30s}, http: {maxRequestsPerConnection: 1}}"));

        Assert.All(await Task.WhenAll(Enumerable.Range(0, 6).Select(i => GetAsync(edge, $"h{i}.test"))), answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(6, upstream.Connections);
    }

    public void Dispose() => _certificates.Dispose();

    // As Kubernetes mounts a Secret: links to ..data, which is a link to the folder of a version, and becomes a link to another.
    private (string Certificate, string Key) MountedClient()
    {
        var (file, key) = (_certificates.PathOf("tls.crt"), _certificates.PathOf("tls.key"));
        File.CreateSymbolicLink(file, "..data/client.pem");
        File.CreateSymbolicLink(key, "..data/client.key");
        return (file, key);
    }

    private void Mount(string version, System.Security.Cryptography.X509Certificates.X509Certificate2 client)
    {
        var folder = Directory.CreateDirectory(_certificates.PathOf(version)).FullName;
        var (file, key) = _certificates.WriteClient(client);
        File.Move(file, Path.Combine(folder, "client.pem"));
        File.Move(key, Path.Combine(folder, "client.key"));
        File.Delete(_certificates.PathOf("..data"));
        File.CreateSymbolicLink(_certificates.PathOf("..data"), version);
    }

    private static string Secret(string name, params (string Entry, string File)[] entries) =>
        $"apiVersion: v1\nkind: Secret\nmetadata: {{name: {name}, namespace: default}}\ndata:\n"
        + string.Join('\n', entries.Select(entry => $"  {entry.Entry}: {Convert.ToBase64String(File.ReadAllBytes(entry.File))}"));

    // What /config says of the only cluster with TLS.
    private static string? Problem(TestEdge edge)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            ClusterDocument.Write(json, edge.Plane.Tables.Current.Clusters.ToArray().First(cluster => cluster?.Client.Tls is not null));
        }

        using var document = JsonDocument.Parse(buffer.ToArray());
        return document.RootElement.TryGetProperty("tlsProblem", out var problem) ? problem.GetString() : null;
    }

    private static string Mesh(TlsUpstream upstream, string tls, string policy = "", string protocol = "HTTP", string entry = "") => UpstreamMesh.Of(
        $"{{tls: {{{tls}}}{(policy.Length > 0 ? ", " : string.Empty)}{policy}}}", [$"{{address: 127.0.0.1, ports: {{http: {upstream.Port}}}}}"], protocol, entry: $"{entry}resolution: STATIC");

    private static async Task<(HttpStatusCode Status, string Body)> GetAsync(TestEdge edge, string host = "shop.test")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, edge.Address) { Headers = { Host = host } };
        using var response = await edge.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Patience.Token));
    }
}
