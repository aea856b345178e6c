using OrleansMesh.Silo.Tests.Harness;

[assembly: AssemblyFixture(typeof(SharedSilo))]

namespace OrleansMesh.Silo.Tests.Harness;

/// <summary>One silo for all tests that need nothing of it but a namespace of their own.</summary>
public sealed class SharedSilo : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private TestSilo? _silo;

    internal TestSilo Silo => _silo!;

    internal ApiClient Api => Silo.Api;

    public async ValueTask InitializeAsync() => _silo = await TestSilo.StartAsync(_folder.Path);

    public async ValueTask DisposeAsync()
    {
        await Silo.DisposeAsync();
        _folder.Dispose();
    }
}
