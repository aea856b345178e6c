using System.Net;
using System.Net.Sockets;
using OrleansMesh.Silo.Tests.Harness;

namespace OrleansMesh.Silo.Tests.Startup;

/// <summary>A silo that cannot start as it was set up says why in one line that names the setting, and exits with code 2.</summary>
public sealed class SettingsErrorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Silo:Foo: there is no such setting; Silo has CallTimeout, GatewayPort, Grains, MaxConcurrentRequests, MaxConnections, SiloPort, Urls", "--Silo:Foo=1")]
    [InlineData("Silo:SiloPort: 'abc' is not a whole number", "--Silo:SiloPort=abc")]
    [InlineData("Silo:SiloPort: The field SiloPort must be between 1 and 65535.", "--Silo:SiloPort=0")]
    [InlineData("Silo:GatewayPort: 5 is Silo:SiloPort already", "--Silo:SiloPort=5", "--Silo:GatewayPort=5")]
    [InlineData("Silo:Grains:LogRetention: The field LogRetention must be between 10 and 10000000.", "--Silo:Grains:LogRetention=9")]
    [InlineData("Silo:Urls: http://0.0.0.0:7070 can be reached from other machines; only loopback addresses are served yet", "--Silo:Urls=http://0.0.0.0:7070")]
    [InlineData("Silo:Urls: http://*:7070 can be reached from other machines; only loopback addresses are served yet", "--Silo:Urls=http://*:7070")]
    [InlineData("Silo:Urls: 'https://127.0.0.1:7443' is not served; an address is http://host:port without a path", "--Silo:Urls=https://127.0.0.1:7443")]
    [InlineData("Silo:Urls: http://localhost:0 cannot take port 0; say 127.0.0.1", "--Silo:Urls=http://localhost:0")]
    [InlineData("Silo:Urls: http://127.0.0.1:11111 uses the port of Silo:SiloPort or Silo:GatewayPort", "--Silo:Urls=http://127.0.0.1:11111")]
    [InlineData("Silo:CallTimeout: '5' is not a duration such as 00:00:05", "--Silo:CallTimeout=5")]
    [InlineData("Mesh:Storage: Redis is not available yet; use Embedded", "--Mesh:Storage=Redis")]
    [InlineData("Mesh:Storage: PostgreSql is not available yet; use Embedded", "--Mesh:Storage=postgresql", "--Mesh:ConnectionString=x")]
    [InlineData("Mesh:ConnectionString: is not used by Mesh:Storage=Embedded", "--Mesh:ConnectionString=x")]
    [InlineData("Mesh:Storage: 'Oracle' is none of Embedded, PostgreSql, Redis", "--Mesh:Storage=Oracle")]
    [InlineData("--Edge:Urls=x: not understood; settings are given as --Section:Name=value, and --help tells them", "--Edge:Urls=x")]
    [InlineData("start: not understood; settings are given as --Section:Name=value, and --help tells them", "start")]
    public async Task WrongSetting_IsOneLine_AndExitCode2(string line, params string[] args)
    {
        await FailsAsync(line, args);
    }

    [Fact]
    public async Task SettingsFileThatIsNoJson_IsOneLine_AndExitCode2()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "appsettings.json"), "{ \"Silo\": ", TestContext.Current.CancellationToken);

        var (exitCode, output, error) = await SiloProgram.RunAsync(_folder.Path);

        Assert.Equal((2, string.Empty), (exitCode, output));
        Assert.StartsWith("appsettings.json: ", error, StringComparison.Ordinal);
        Assert.Equal(1, error.Count(c => c == '\n'));
    }

    [Fact]
    public async Task DataFolderThatCannotBeMade_IsOneLine_AndExitCode2()
    {
        var file = Path.Combine(_folder.Path, "file");
        await File.WriteAllTextAsync(file, string.Empty, TestContext.Current.CancellationToken);

        var (exitCode, output, error) = await SiloProgram.RunAsync(_folder.Path, [.. FreeSettings(), $"--Mesh:DataDirectory={file}/data"]);

        Assert.Equal((2, string.Empty), (exitCode, output));
        Assert.StartsWith($"Mesh:DataDirectory: the folder {file}/data cannot be made: ", error, StringComparison.Ordinal);
        Assert.Equal(1, error.Count(c => c == '\n'));
    }

    [Fact]
    public async Task DatabaseThatIsNone_IsOneLine_AndExitCode2()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "mesh.db"), new string('x', 5000), TestContext.Current.CancellationToken);

        var (exitCode, output, error) = await SiloProgram.RunAsync(_folder.Path, [.. FreeSettings(), $"--Mesh:DataDirectory={_folder.Path}"]);

        Assert.Equal((2, string.Empty), (exitCode, output));
        Assert.StartsWith($"Mesh:DataDirectory: {_folder.Path}/mesh.db ", error, StringComparison.Ordinal);
        Assert.Equal(1, error.Count(c => c == '\n'));
    }

    [Theory]
    [InlineData("Silo:Urls")]
    [InlineData("Silo:SiloPort")]
    [InlineData("Silo:GatewayPort")]
    public async Task TakenPort_IsOneLine_AndExitCode2(string setting)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var value = setting == "Silo:Urls" ? $"http://127.0.0.1:{port}" : $"{port}";

        await FailsAsync($"{setting}: port {port} on 127.0.0.1 is taken by another process", [.. FreeSettings(), $"--{setting}={value}"]);
    }

    [Fact]
    public async Task DataFolderOfARunningSilo_IsOneLine_AndExitCode2()
    {
        await using var running = await TestSilo.StartAsync(_folder.Path);

        await FailsAsync($"Mesh:DataDirectory: the folder {_folder.Path} is in use by another silo", [.. FreeSettings(), $"--Mesh:DataDirectory={_folder.Path}"]);

        (await running.Api.GetAsync("/readyz")).Is(HttpStatusCode.OK);
    }

    private static string[] FreeSettings()
    {
        var ports = FreePorts.Take(3);
        return [$"--Silo:Urls=http://127.0.0.1:{ports[0]}", $"--Silo:SiloPort={ports[1]}", $"--Silo:GatewayPort={ports[2]}"];
    }

    private async Task FailsAsync(string line, string[] args)
    {
        var (exitCode, output, error) = await SiloProgram.RunAsync(_folder.Path, args);

        Assert.Equal((2, string.Empty, $"{line}{Environment.NewLine}"), (exitCode, output, error));
    }
}
