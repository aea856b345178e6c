namespace OrleansMesh.External.Tests.Harness;

/// <summary>An edge as a process.</summary>
internal sealed class EdgeProgram : IAsyncDisposable
{
    private readonly ExternalProgram _program;

    private EdgeProgram(string name, int gatewayPort, TemporaryFolder folder, string[] settings)
    {
        var ports = FreePorts.Take(2);
        Name = name;
        Url = $"http://127.0.0.1:{ports[0]}";
        Admin = $"http://127.0.0.1:{ports[1]}";
        _program = ExternalProgram.StartMesh(
            "EdgeNode",
            folder.Path,
            [
                $"--Edge:Name={name}",
                $"--Edge:Urls={Url}",
                $"--Edge:AdminUrls={Admin}",
                $"--Edge:ControlPlane=127.0.0.1:{gatewayPort}",
                $"--Mesh:DataDirectory={folder.File(name)}",
                .. settings,
            ]);
    }

    public string Name { get; }

    public string Url { get; }

    public string Admin { get; }

    public int ProcessId => _program.Id;

    public static async Task<EdgeProgram> StartAsync(string name, int gatewayPort, TemporaryFolder folder, params string[] settings)
    {
        var edge = new EdgeProgram(name, gatewayPort, folder, settings);
        await Eventually.TrueAsync(async () =>
        {
            Assert.False(edge._program.HasExited, edge._program.Transcript());
            return await Http.IsOkAsync($"{edge.Admin}/livez");
        });
        return edge;
    }

    public Task UntilServedAsync(long revision) =>
        Eventually.TrueAsync(async () => (long)(await Http.GetJsonAsync($"{Admin}/config"))["mesh"]!["servedRevision"]! >= revision);

    public Task<int> StopAsync() => _program.StopAsync();

    public ValueTask DisposeAsync() => _program.DisposeAsync();
}
