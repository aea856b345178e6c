using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OrleansMesh.Silo.Tests.Harness;

namespace OrleansMesh.Silo.Tests.Startup;

public sealed class SiloHostTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task SiloThatStopsByItself_TellsItsOwner()
    {
        await using var silo = await TestSilo.StartAsync(_folder.Path);
        Assert.False(silo.Host.Ended.IsCompleted);

        silo.Host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        await silo.Host.Ended.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task TwoSilosInOneProcess_DoNotShareADataFolder()
    {
        await using var silo = await TestSilo.StartAsync(_folder.Path);

        var error = await Assert.ThrowsAsync<Hosting.StartupException>(() => TestSilo.StartAsync(_folder.Path));

        Assert.Equal($"Mesh:DataDirectory: the folder {_folder.Path} is in use by another silo", error.Message);
    }

    [Fact]
    public async Task DisposedSilo_GivesItsFolderFree()
    {
        await (await TestSilo.StartAsync(_folder.Path)).DisposeAsync();
        await (await TestSilo.StartAsync(_folder.Path)).DisposeAsync();
    }
}
