using OrleansMesh.Silo.Tests.Harness;

namespace OrleansMesh.Silo.Tests.Startup;

/// <summary>The whole life of the program.</summary>
public sealed class SiloProgramTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    public async Task Help_PrintsEverySetting_AndExitCode0(string argument)
    {
        var (exitCode, output, error) = await SiloProgram.RunAsync(_folder.Path, argument);

        Assert.Equal((0, string.Empty), (exitCode, error));
        Assert.All(
            [
                "Silo:Urls", "Silo:SiloPort", "Silo:GatewayPort", "Silo:MaxConcurrentRequests", "Silo:MaxConnections", "Silo:CallTimeout", "Silo:Grains:",
                "Mesh:DataDirectory", "Mesh:Storage", "Mesh:ConnectionString", "Mesh:DomainSuffix", "Mesh:ClusterId", "Mesh:ServiceId",
            ],
            setting => Assert.Contains(setting, output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Signal_StopsTheSilo_ExitCode0_AndItStartsAgain(string signal)
    {
        for (var run = 0; run < 2; run++)
        {
            var ports = FreePorts.Take(2);
            await using var program = SiloProgram.Start(
                _folder.Path,
                "--Silo:Urls=http://127.0.0.1:0",
                $"--Silo:SiloPort={ports[0]}",
                $"--Silo:GatewayPort={ports[1]}");
            var line = await program.ReadUntilAsync("Management API: ");
            using var api = new ApiClient(new Uri(line[line.IndexOf("http://", StringComparison.Ordinal)..]));
            (await api.GetAsync("/readyz")).Is(System.Net.HttpStatusCode.OK);

            await program.SignalAsync(signal);
            var (exitCode, output, error) = await program.WaitAsync();

            Assert.Equal((0, string.Empty), (exitCode, error));
            Assert.Contains($"Orleans: silo on 127.0.0.1:{ports[0]}, gateway for edges on 127.0.0.1:{ports[1]}", output, StringComparison.Ordinal);
            Assert.Contains($"State: {Path.Combine(_folder.Path, "data")}", output, StringComparison.Ordinal);
            Assert.DoesNotContain("fail:", output, StringComparison.Ordinal);
            Assert.DoesNotContain("warn:", output, StringComparison.Ordinal);
        }
    }
}
