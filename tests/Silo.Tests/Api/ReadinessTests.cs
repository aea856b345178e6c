using Microsoft.Extensions.DependencyInjection;
using OrleansMesh.Silo.Storage;
using OrleansMesh.Silo.Tests.Harness;
using OrleansMesh.Silo.Tests.Storage;

namespace OrleansMesh.Silo.Tests.Api;

/// <summary>A silo is ready when it can take changes, not only answer from what its relays hold.</summary>
public sealed class ReadinessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task SiloThatCannotWrite_IsNotReady_AndIsAgainWhenItCan()
    {
        await using var silo = await TestSilo.StartAsync(_folder.Path);
        (await silo.Api.GetAsync("/readyz")).Is(System.Net.HttpStatusCode.OK);

        using (var gate = await WriterGate.CloseAsync(silo.Host.Services.GetRequiredService<EmbeddedDatabase>()))
        {
            (await silo.Api.GetAsync("/readyz")).Is(System.Net.HttpStatusCode.ServiceUnavailable);
            (await silo.Api.GetAsync("/livez")).Is(System.Net.HttpStatusCode.OK);
            gate.Open();
            await gate.Done;
        }

        (await silo.Api.GetAsync("/readyz")).Is(System.Net.HttpStatusCode.OK);
    }
}
