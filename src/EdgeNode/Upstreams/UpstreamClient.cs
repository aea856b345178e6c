using OrleansMesh.EdgeNode.Upstreams.Connections;
using OrleansMesh.EdgeNode.Upstreams.Security;

namespace OrleansMesh.EdgeNode.Upstreams;

/// <summary>The connections to one upstream cluster; disposed when no table and no request needs it.</summary>
/// <param name="settings">What they depend on.</param>
/// <param name="invoker">Sends over them.</param>
/// <param name="tls">What secures them; null for nothing.</param>
internal sealed class UpstreamClient(ConnectionSettings settings, HttpMessageInvoker invoker, UpstreamTls? tls) : IDisposable
{
    private readonly TaskCompletionSource _disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConnectionSettings Settings { get; } = settings;

    public HttpMessageInvoker Invoker { get; } = invoker;

    /// <summary>What secures its connections; null for nothing.</summary>
    public UpstreamTls? Tls { get; } = tls;

    /// <summary>Done when its connections were closed.</summary>
    public Task Disposed => _disposed.Task;

    public void Dispose()
    {
        Invoker.Dispose();
        _disposed.TrySetResult();
    }
}
