using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansMesh.EdgeNode.Publishing;

namespace OrleansMesh.EdgeNode.Tests.Fixtures;

/// <summary>A whole edge, in this process.</summary>
internal sealed class RunningEdge : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false });
    private bool _stopped;

    private RunningEdge(EdgeHost host) => Host = host;

    public EdgeHost Host { get; }

    public ServedMesh? Served => Host.Sync.Served.Current;

    public static async Task<RunningEdge> StartAsync(MeshSettings settings)
    {
        var edge = new RunningEdge(EdgeHost.Create(settings.Build(), NullLoggerFactory.Instance));
        await edge.Host.StartAsync(TestContext.Current.CancellationToken);
        return edge;
    }

    /// <summary>Waits until requests go by <paramref name="revision"/> or a later one.</summary>
    public Task<ServedMesh> ServesAsync(long revision) => ServesAsync(served => served.Mesh.Revision >= revision, $"revision {revision}");

    /// <summary>Waits until what is served satisfies <paramref name="condition"/>.</summary>
    public async Task<ServedMesh> ServesAsync(Func<ServedMesh, bool> condition, string what)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            return await Host.Sync.Served.WaitAsync(condition, patience.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"{what} was not served within {Patience}; served is revision {Served?.Mesh.Revision} of {Served?.Mesh.MeshId}, and the feed says {Host.Sync.Status}");
        }
    }

    /// <summary>What a client gets: status, reason header and body.</summary>
    public Task<(HttpStatusCode Status, string? Reason, string Body)> GetAsync(string path, string? host = null) => SendAsync(Host.Addresses[0], HttpMethod.Get, path, host);

    /// <summary>What an operator gets.</summary>
    public Task<(HttpStatusCode Status, string? Reason, string Body)> AdminAsync(string path, HttpMethod? method = null) =>
        SendAsync(Host.AdminAddresses[0], method ?? HttpMethod.Get, path, null);

    public async Task StopAsync()
    {
        _stopped = true;
        await Host.StopAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_stopped)
        {
            await StopAsync();
        }

        await Host.DisposeAsync();
        _client.Dispose();
    }

    private async Task<(HttpStatusCode Status, string? Reason, string Body)> SendAsync(Uri address, HttpMethod method, string path, string? host)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, path));
        request.Headers.Host = host;
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        var reason = response.Headers.TryGetValues("x-orleansmesh-reason", out var values) ? values.Single() : null;
        return (response.StatusCode, reason, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
