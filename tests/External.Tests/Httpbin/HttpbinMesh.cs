using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using OrleansMesh.External.Tests.Harness;

namespace OrleansMesh.External.Tests.Httpbin;

/// <summary>Two httpbins behind a silo and an edge; every request to the edge is for v1, its shadow for v2.</summary>
internal sealed class HttpbinMesh : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly int[] _ports = FreePorts.Take(2);
    private readonly List<ExternalProgram> _programs = [];
    private Fleet? _fleet;

    public string V1Url => $"http://127.0.0.1:{_ports[0]}";

    public string EdgeUrl => _fleet!.Edges[0].Url;

    public static async Task<HttpbinMesh> StartAsync()
    {
        InstalledProgram.Require("gunicorn", "gunicorn");
        var mesh = new HttpbinMesh();
        await mesh.StartHttpbinAsync("v1", mesh._ports[0]);
        await mesh.StartHttpbinAsync("v2", mesh._ports[1]);
        mesh._fleet = await Fleet.StartAsync(edges: 1);
        await mesh._fleet.UntilServedAsync(
            await mesh._fleet.Api.ApplyAsync("virtualservices", "httpbin", Manifests.Mirror("httpbin", mesh._ports[0], mesh._ports[1])));
        return mesh;
    }

    public Task<HttpResponseMessage> PostAsync(string path, byte[] body, bool chunked)
    {
        var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        var request = new HttpRequestMessage(HttpMethod.Post, EdgeUrl + path) { Content = content };
        request.Headers.TransferEncodingChunked = chunked;
        return Http.SendAsync(request);
    }

    public Task UntilAccountedAsync(long requests) => AccountsAsync(requests);

    public Task<JsonObject> AccountsAsync(long requests) => _fleet!.Api.SettledMirrorAsync(requests);

    public IEnumerable<string> V1Saw() => Saw("v1");

    public IEnumerable<string> V2Saw() => Saw("v2");

    public async ValueTask DisposeAsync()
    {
        if (_fleet is not null)
        {
            await _fleet.DisposeAsync();
        }

        foreach (var program in _programs)
        {
            await program.StopAsync();
            await program.DisposeAsync();
        }

        _folder.Dispose();
    }

    // Without the last field, the Host: it is what differs.
    private IEnumerable<string> Saw(string version) =>
        File.ReadLines(_folder.File($"{version}.log")).Where(line => line.StartsWith("POST", StringComparison.Ordinal)).Select(line => line[..line.LastIndexOf(' ')]);

    private async Task StartHttpbinAsync(string version, int port)
    {
        var program = ExternalProgram.Start(
            "/usr/bin/gunicorn",
            _folder.Path,
            ["--bind", $"127.0.0.1:{port}", "--workers", "1", "--threads", "4", "--chdir", Path.Combine(AppContext.BaseDirectory, "Httpbin"), "recorder:app"],
            ("RECORDER_LOG", _folder.File($"{version}.log")));
        _programs.Add(program);
        await Eventually.TrueAsync(async () =>
        {
            Assert.False(program.HasExited, program.Transcript());
            return await Http.IsOkAsync($"http://127.0.0.1:{port}/status/200");
        });
    }
}
