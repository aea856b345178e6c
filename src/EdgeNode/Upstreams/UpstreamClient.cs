using OrleansMesh.EdgeNode.Upstreams.Connections;

namespace OrleansMesh.EdgeNode.Upstreams;

/// <summary>The connections to one upstream cluster; disposed when no table and no request needs it.</summary>
/// <param name="settings">What they depend on.</param>
/// <param name="invoker">Sends over them.</param>
internal sealed class UpstreamClient(ConnectionSettings settings, HttpMessageInvoker invoker) : IDisposable
{
    private readonly TaskCompletionSource _disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConnectionSettings Settings { get; } = settings;

    public HttpMessageInvoker Invoker { get; } = invoker;

    /// <summary>Done when its connections were closed.</summary>
    public Task Disposed => _disposed.Task;

    public void Dispose()
    {
        Invoker.Dispose();
        _disposed.TrySetResult();
    }
}
