namespace OrleansMesh.External.Tests.Harness;

/// <summary>A Standalone with <c>--demo</c> on ports of its own.</summary>
internal sealed class DemoMesh : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string[] _arguments;

    private DemoMesh()
    {
        var ports = FreePorts.Take(7);
        EdgePort = ports[0];
        Edge = $"http://127.0.0.1:{ports[0]}";
        Admin = $"http://127.0.0.1:{ports[1]}";
        Api = new ManagementApi($"http://127.0.0.1:{ports[2]}");
        _arguments =
        [
            "--demo",
            $"--Edge:Urls={Edge}",
            $"--Edge:AdminUrls={Admin}",
            $"--Silo:Urls={Api.Url}",
            $"--Silo:SiloPort={ports[3]}",
            $"--Silo:GatewayPort={ports[4]}",
            $"--Edge:ControlPlane=127.0.0.1:{ports[4]}",
            $"--Demo:V1Port={ports[5]}",
            $"--Demo:V2Port={ports[6]}",
            $"--Mesh:DataDirectory={_folder.File("data")}",
        ];
        Program = ExternalProgram.StartMesh("Standalone", _folder.Path, _arguments);
    }

    public ExternalProgram Program { get; private set; }

    public int EdgePort { get; }

    public string Edge { get; }

    public string Admin { get; }

    public ManagementApi Api { get; }

    public static async Task<DemoMesh> StartAsync()
    {
        var mesh = new DemoMesh();
        await mesh.UntilReadyAsync();
        return mesh;
    }

    public Task<string> GetAsync(string path) => Http.GetAsync(Edge + path);

    /// <summary>Applies one of <c>samples/traffic-mirroring/variants</c> and awaits that the edge serves it.</summary>
    public async Task ApplyVariantAsync(string file, Func<string, string>? edit = null)
    {
        var yaml = Repository.Sample($"variants/{file}");
        await UntilServedAsync(await Api.ApplyAsync("virtualservices", "service-business", edit?.Invoke(yaml) ?? yaml));
    }

    public Task UntilServedAsync(long revision) =>
        Eventually.TrueAsync(async () => (long)(await Http.GetJsonAsync($"{Admin}/config"))["mesh"]!["servedRevision"]! >= revision);

    public async ValueTask DisposeAsync()
    {
        await Program.DisposeAsync();
        _folder.Dispose();
    }

    // The demo is up when its last manifest is served.
    private async Task UntilReadyAsync() =>
        await Eventually.TrueAsync(async () =>
        {
            Assert.False(Program.HasExited, Program.Transcript());
            return await Http.IsOkAsync($"{Edge}/service-shadow/actuator/info") && await Http.IsOkAsync($"{Edge}/service-business/actuator/info");
        });
}
