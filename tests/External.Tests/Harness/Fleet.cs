namespace OrleansMesh.External.Tests.Harness;

/// <summary>One silo and some edges, each a process of its own.</summary>
internal sealed class Fleet : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string[] _siloArguments;
    private readonly int _gatewayPort;
    private readonly List<EdgeProgram> _edges = [];
    private ExternalProgram? _silo;

    private Fleet()
    {
        var ports = FreePorts.Take(3);
        _gatewayPort = ports[2];
        Api = new ManagementApi($"http://127.0.0.1:{ports[0]}");
        _siloArguments =
        [
            $"--Silo:Urls={Api.Url}",
            $"--Silo:SiloPort={ports[1]}",
            $"--Silo:GatewayPort={ports[2]}",
            $"--Mesh:DataDirectory={_folder.File("silo")}",
        ];
    }

    public ManagementApi Api { get; }

    public IReadOnlyList<EdgeProgram> Edges => _edges;

    public ExternalProgram Silo => _silo!;

    public static async Task<Fleet> StartAsync(int edges, params string[] edgeSettings)
    {
        var fleet = new Fleet();
        await fleet.StartSiloAsync();
        for (var i = 0; i < edges; i++)
        {
            fleet._edges.Add(await EdgeProgram.StartAsync($"edge-{i}", fleet._gatewayPort, fleet._folder, edgeSettings));
        }

        return fleet;
    }

    public async Task StartSiloAsync()
    {
        _silo = ExternalProgram.StartMesh("Silo", _folder.Path, _siloArguments);
        await Eventually.TrueAsync(async () =>
        {
            Assert.False(_silo.HasExited, _silo.Transcript());
            return await Http.IsOkAsync($"{Api.Url}/readyz");
        });
    }

    /// <summary>Ends the silo as a crash would.</summary>
    public async Task KillSiloAsync()
    {
        await _silo!.KillAsync();
        await _silo.DisposeAsync();
        _silo = null;
    }

    public async Task UntilServedAsync(long revision)
    {
        foreach (var edge in _edges)
        {
            await edge.UntilServedAsync(revision);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var edge in _edges)
        {
            await edge.DisposeAsync();
        }

        if (_silo is not null)
        {
            await _silo.DisposeAsync();
        }

        _folder.Dispose();
    }
}
