using Microsoft.Extensions.Hosting;

namespace OrleansMesh.Hosting;

/// <summary>Takes no signals: a process of the mesh is several hosts, and what owns them starts and stops them in order.</summary>
public sealed class HostedLifetime : IHostLifetime
{
    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
