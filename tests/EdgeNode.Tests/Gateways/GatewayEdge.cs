using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.EdgeNode.Feed;
using OrleansMesh.EdgeNode.Gateways;
using OrleansMesh.EdgeNode.Tests.Fixtures;
using OrleansMesh.Manifests;

namespace OrleansMesh.EdgeNode.Tests.Gateways;

/// <summary>A whole edge without a control plane, that serves what the test publishes, and one upstream. Ports 80, 81, 443 and 444 are led to free ones.</summary>
internal sealed class GatewayEdge : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SortedDictionary<string, (ResourceId Id, string Json)> _documents = new(StringComparer.Ordinal);
    private RunningEdge _edge = null!;
    private long _revision;

    public RunningEdge Edge => _edge;

    public TestUpstream Upstream { get; private set; } = null!;

    public string Folder => _folder.Path;

    public GatewayListeners Listeners => _edge.Host.Sync.Gateways;

    public static async Task<GatewayEdge> StartAsync(Func<MeshSettings, MeshSettings>? more = null, Func<Microsoft.AspNetCore.Http.HttpContext, Task>? answer = null)
    {
        var gateway = new GatewayEdge();
        gateway.Upstream = await TestUpstream.StartAsync(answer);
        var settings = new MeshSettings(gateway._folder.Path);
        foreach (var port in (int[])[80, 81, 443, 444])
        {
            settings.With($"Edge:GatewayPorts:{port}", "0");
        }

        gateway._edge = await RunningEdge.StartAsync(more?.Invoke(settings) ?? settings);
        return gateway;
    }

    /// <summary>A Gateway in namespace <c>default</c> with those servers, in YAML's flow style.</summary>
    public static string Gateway(string name, string servers) =>
        $"{{apiVersion: networking.istio.io/v1, kind: Gateway, metadata: {{name: {name}, namespace: default}}, spec: {{selector: {{istio: ingressgateway}}, servers: [{servers}]}}}}";

    /// <summary>A Secret in namespace <c>istio-system</c>.</summary>
    public static string Secret(string name, params (string Key, string Value)[] entries) =>
        $"{{apiVersion: v1, kind: Secret, metadata: {{name: {name}, namespace: istio-system}}, data: {{{string.Join(", ", entries.Select(e => $"{e.Key}: {Convert.ToBase64String(Encoding.UTF8.GetBytes(e.Value))}"))}}}}}";

    /// <summary>A Secret with a certificate and its key.</summary>
    public static string Secret(string name, X509Certificate2 certificate, params (string Key, string Value)[] more) =>
        Secret(name, [("tls.crt", certificate.ExportCertificatePem()), ("tls.key", Key(certificate)), .. more]);

    public static string Key(X509Certificate2 certificate) => certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem();

    /// <summary>A VirtualService for one host that is bound to Gateway <c>default/gw</c> and goes to the upstream.</summary>
    public string Route(string host, string gateway = "gw") =>
        $"{{apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {{name: r-{host.Replace("*", "any", StringComparison.Ordinal)}, namespace: default}}, spec: {{hosts: [\"{host}\"], gateways: [{gateway}], http: [{{route: [{{destination: {{host: 127.0.0.1, port: {{number: {Upstream.Port}}}}}}}]}}]}}}}";

    /// <summary>Adds or replaces resources, and waits until the listeners are as they ask.</summary>
    public async Task ApplyAsync(params string[] manifests)
    {
        foreach (var manifest in manifests)
        {
            var read = ManifestReader.ReadYaml(manifest);
            Assert.Empty(read.Errors);
            Assert.Empty(read.UnknownFields);
            var id = MeshDocument.Id(read.Resource!.Key);
            _documents[id.ToString()] = (id, ManifestWriter.ToJson(read.Resource));
        }

        await PublishAsync();
    }

    /// <summary>Deletes a resource of namespace <c>default</c> or <c>istio-system</c>.</summary>
    public Task DeleteAsync(string kind, string name)
    {
        Assert.True(_documents.Remove($"{kind}/default/{name}") | _documents.Remove($"{kind}/istio-system/{name}"));
        return PublishAsync();
    }

    /// <summary>Where a Gateway's port is really listened on.</summary>
    public int PortOf(string listener) => Assert.Single(Listeners.Status.Single(status => status.Listener.Name == listener).Addresses).Port;

    /// <summary>Waits for the listeners, which follow what is served.</summary>
    public Task UntilAsync(Func<GatewayListeners, bool> condition) => Eventually.TrueAsync(
        () => Task.FromResult(condition(Listeners)),
        () => string.Join("; ", Listeners.Status.Select(status => $"{status.Listener.Name}: {status.Problem} {string.Join(',', status.Tls.Select(tls => tls.Problem))}")));

    /// <summary>Sends a request to a Gateway's port, whatever name its URL has.</summary>
    public async Task<HttpResponseMessage> SendAsync(string listener, HttpRequestMessage request, SslClientAuthenticationOptions? tls = null)
    {
        var port = PortOf(listener);
        using var client = Client(port, tls);
        request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        var response = await client.SendAsync(request, Patience.Token);
        await response.Content.LoadIntoBufferAsync(Patience.Token);
        return response;
    }

    /// <summary>A client whose every connection goes to a port of this machine.</summary>
    public static HttpMessageInvoker Client(int port, SslClientAuthenticationOptions? tls = null) => new(Handler(port, tls));

    /// <summary>The same, as the part of a client.</summary>
    public static SocketsHttpHandler Handler(int port, SslClientAuthenticationOptions? tls = null) => new()
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        SslOptions = tls ?? Trusting(),
        ConnectCallback = async (_, cancellationToken) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
    };

    /// <summary>A client's TLS that trusts <see cref="TestAuthority.Trusted"/>, and shows a certificate where there is one.</summary>
    public static SslClientAuthenticationOptions Trusting(X509Certificate2? shown = null) => new()
    {
        CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { TestAuthority.Trusted.Certificate },
            RevocationMode = X509RevocationMode.NoCheck,
        },
        ClientCertificates = shown is null ? null : [shown],
        LocalCertificateSelectionCallback = shown is null ? null : (_, _, _, _, _) => shown,
    };

    public static HttpRequestMessage Get(string url, Version? version = null) => new(HttpMethod.Get, url) { Version = version ?? HttpVersion.Version11 };

    /// <summary>The certificate that a server shows to a client that asks for a name.</summary>
    public async Task<(X509Certificate2 Certificate, SslStream Stream)> HandshakeAsync(string listener, SslClientAuthenticationOptions options)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, PortOf(listener), Patience.Token);
        var stream = new SslStream(new NetworkStream(socket, ownsSocket: true));
        options.RemoteCertificateValidationCallback = (_, shown, _, _) => shown is not null;
        try
        {
            await stream.AuthenticateAsClientAsync(options, Patience.Token);
            return ((X509Certificate2)stream.RemoteCertificate!, stream);
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _edge.DisposeAsync();
        await Upstream.DisposeAsync();
        _folder.Dispose();
    }

    private async Task PublishAsync()
    {
        _revision++;
        Edge.Host.Sync.Publisher.Publish(HeldMesh.Of("m", _revision, [.. _documents.Values.Select(document => KeyValuePair.Create(document.Id, document.Json))]));
        var served = Edge.Served;
        await UntilAsync(listeners => ReferenceEquals(listeners.Applied, served));
    }
}
