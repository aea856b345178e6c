using System.Net;
using System.Net.Sockets;
using OrleansMesh.EdgeNode.Tests.Fixtures;

namespace OrleansMesh.EdgeNode.Tests.Settings;

/// <summary>What the shipped program does with settings that are wrong: one line that names the setting, exit code 2.</summary>
public sealed class EdgeProgramTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--Edge:Colour=red", "Edge:Colour: there is no such setting; Edge has AdminUrls, ControlPlane, ")]
    [InlineData("--Edge:Feed:Colour=red", "Edge:Feed:Colour: there is no such setting; Edge:Feed has CallTimeout, MaxBackoff, RenewalPeriod")]
    [InlineData("--Mesh:Colour=red", "Mesh:Colour: there is no such setting; ")]
    [InlineData("--Edge:Urls=https://127.0.0.1:8080", "Edge:Urls: 'https://127.0.0.1:8080' is not served; ")]
    [InlineData("--Edge:AdminUrls=http://0.0.0.0:8081", "Edge:AdminUrls: http://0.0.0.0:8081 can be reached from other machines; only loopback addresses are served")]
    [InlineData("--Edge:Urls=http://localhost:0", "Edge:Urls: http://localhost:0 cannot take port 0; say 127.0.0.1")]
    [InlineData("--Edge:Name=a/b", "Edge:Name: a name is made of ")]
    [InlineData("--Edge:Namespace=Shop", "Edge:Namespace: a namespace is made of ")]
    [InlineData("--Edge:Gateways=", "Edge:Gateways: ")]
    [InlineData("--Edge:Gateways=a/b/c", "Edge:Gateways: 'a/b/c' is neither namespace/name nor mesh")]
    [InlineData("--Edge:Gateways=mesh,gateway", "Edge:Gateways: 'gateway' is neither namespace/name nor mesh")]
    [InlineData("--Edge:AdminUrls=http://127.0.0.1:8080", "Edge:AdminUrls: port 8080 is that of Edge:Urls already")]
    [InlineData("--Edge:ControlPlane=127.0.0.1", "Edge:ControlPlane: '127.0.0.1' is not of the form host:port")]
    [InlineData("--Edge:ControlPlane=127.0.0.1:1,b:0", "Edge:ControlPlane: 'b:0' is not of the form host:port")]
    [InlineData("--Edge:DrainTime=-00:00:01", "Edge:DrainTime: ")]
    [InlineData("--Edge:DrainTime=30", "Edge:DrainTime: '30' is not a duration such as 00:00:05")]
    [InlineData("--Edge:Labels=east", "Edge:Labels: names and values are expected here, not one value")]
    [InlineData("--Edge:Mirroring:Concurrency=0", "Edge:Mirroring:Concurrency: ")]
    [InlineData("--Edge:Reports:MaxMirrors=many", "Edge:Reports:MaxMirrors: 'many' is not a whole number")]
    [InlineData("--Silo:Urls=http://127.0.0.1:1", "--Silo:Urls=http://127.0.0.1:1: not understood; ")]
    [InlineData("serve", "serve: not understood; ")]
    public async Task WrongSetting_StopsTheStartWithOneLine(string argument, string line)
    {
        var (exitCode, output, error) = await EdgeProcess.RunAsync(_folder.Path, argument);

        Assert.Equal(2, exitCode);
        Assert.Empty(output);
        Assert.StartsWith(line, error, StringComparison.Ordinal);
        Assert.Equal(error.Length - 1, error.IndexOf('\n', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Edge:Urls", "Edge:AdminUrls")]
    [InlineData("Edge:AdminUrls", "Edge:Urls")]
    public async Task TakenPort_IsToldWithItsSetting(string taken, string free)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        var (exitCode, output, error) = await EdgeProcess.RunAsync(_folder.Path, $"--{taken}=http://127.0.0.1:{port}", $"--{free}=http://127.0.0.1:0");

        Assert.Equal((2, string.Empty, $"{taken}: port {port} on 127.0.0.1 is taken by another process\n"), (exitCode, output, error));
    }

    [Fact]
    public async Task FolderThatCannotBeWritten_IsToldWithItsSetting()
    {
        await File.WriteAllTextAsync(_folder.File("data"), "no folder", TestContext.Current.CancellationToken);

        var (exitCode, _, error) = await EdgeProcess.RunAsync(_folder.Path, "--Edge:Urls=http://127.0.0.1:0", "--Edge:AdminUrls=http://127.0.0.1:0");

        Assert.Equal(2, exitCode);
        Assert.StartsWith("Mesh:DataDirectory: ", error, StringComparison.Ordinal);
        Assert.Equal(error.Length - 1, error.IndexOf('\n', StringComparison.Ordinal));
    }

    [Fact]
    public async Task SettingsFileThatIsNoJson_IsTold()
    {
        await File.WriteAllTextAsync(_folder.File("appsettings.json"), "{", TestContext.Current.CancellationToken);

        var (exitCode, _, error) = await EdgeProcess.RunAsync(_folder.Path);

        Assert.Equal(2, exitCode);
        Assert.StartsWith("appsettings.json: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_TellsEverySettingOfTheEdge()
    {
        var (exitCode, output, error) = await EdgeProcess.RunAsync(_folder.Path, "--help");

        Assert.Equal((0, string.Empty), (exitCode, error));
        Assert.All(
            typeof(EdgeNode.Settings.EdgeOptions).GetProperties(),
            property => Assert.Contains($"Edge:{property.Name}", output, StringComparison.Ordinal));
    }
}
