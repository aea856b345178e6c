using System.Globalization;
using System.Net;
using System.Net.Sockets;
using OrleansMesh.External.Tests.Harness;

namespace OrleansMesh.External.Tests;

/// <summary>A Standalone that cannot start as it was set up says why in one line that names the setting, and exits with code 2.</summary>
public sealed class StandaloneStartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _settings;

    public StandaloneStartTests()
    {
        var ports = FreePorts.Take(7);
        _settings = new Dictionary<string, string>
        {
            ["Edge:Urls"] = $"http://127.0.0.1:{ports[0]}",
            ["Edge:AdminUrls"] = $"http://127.0.0.1:{ports[1]}",
            ["Silo:Urls"] = $"http://127.0.0.1:{ports[2]}",
            ["Silo:SiloPort"] = Text(ports[3]),
            ["Silo:GatewayPort"] = Text(ports[4]),
            ["Edge:ControlPlane"] = $"127.0.0.1:{ports[4]}",
            ["Demo:V1Port"] = Text(ports[5]),
            ["Demo:V2Port"] = Text(ports[6]),
            ["Mesh:DataDirectory"] = _folder.File("data"),
        };
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Edge:Foo", "1", "Edge:Foo: there is no such setting; Edge has ")]
    [InlineData("Silo:Foo", "1", "Silo:Foo: there is no such setting; Silo has ")]
    [InlineData("Demo:Foo", "1", "Demo:Foo: there is no such setting; Demo has V1Port, V2Port")]
    [InlineData("Demo:V1Port", "x", "Demo:V1Port: 'x' is not a whole number")]
    [InlineData("Demo:V2Port", "0", "Demo:V2Port: The field V2Port must be between 1 and 65535.")]
    [InlineData("Silo:GatewayPort", "-1", "Silo:GatewayPort: The field GatewayPort must be between 1 and 65535.")]
    [InlineData("Edge:Mirroring:Timeout", "soon", "Edge:Mirroring:Timeout: 'soon' is not a duration such as 00:00:05")]
    public async Task WrongSetting_IsOneLine_AndExitCode2(string setting, string value, string line)
    {
        _settings[setting] = value;

        await FailsAsync(line);
    }

    [Theory]
    [InlineData("Edge:Urls")]
    [InlineData("Edge:AdminUrls")]
    [InlineData("Silo:Urls")]
    [InlineData("Silo:SiloPort")]
    [InlineData("Silo:GatewayPort")]
    [InlineData("Demo:V1Port")]
    [InlineData("Demo:V2Port")]
    public async Task TakenPort_IsOneLine_AndExitCode2(string setting)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        _settings[setting] = setting.EndsWith("Urls", StringComparison.Ordinal) ? $"http://127.0.0.1:{port}" : Text(port);

        await FailsAsync($"{setting}: port {port} on 127.0.0.1 is taken by another process");
    }

    [Theory]
    [InlineData("Demo:V2Port", "Demo:V1Port")]
    [InlineData("Demo:V1Port", "Silo:GatewayPort")]
    [InlineData("Edge:Urls", "Silo:Urls")]
    public async Task SamePortTwice_IsOneLine_AndExitCode2(string setting, string other)
    {
        _settings[setting] = _settings[other];

        await FailsAsync($"{setting}: port {_settings[other].Split(':')[^1]} is that of {other} already");
    }

    [Fact]
    public async Task DataFolderThatCannotBeMade_IsOneLine_AndExitCode2()
    {
        await File.WriteAllTextAsync(_folder.File("file"), string.Empty, TestContext.Current.CancellationToken);
        _settings["Mesh:DataDirectory"] = _folder.File("file/data");

        await FailsAsync($"Mesh:DataDirectory: the folder {_folder.File("file/data")} cannot be made: ");
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);

    private async Task FailsAsync(string line)
    {
        await using var program = ExternalProgram.StartMesh("Standalone", _folder.Path, ["--demo", .. _settings.Select(setting => $"--{setting.Key}={setting.Value}")]);

        Assert.Equal(2, await program.ExitCodeAsync());
        Assert.StartsWith(line, Assert.Single(program.Errors), StringComparison.Ordinal);
        Assert.Empty(program.Output);
    }
}
