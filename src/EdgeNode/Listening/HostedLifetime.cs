namespace OrleansMesh.EdgeNode.Listening;

/// <summary>Takes no signals: an edge is several hosts, and what owns them starts and stops them in order.</summary>
internal sealed class HostedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
