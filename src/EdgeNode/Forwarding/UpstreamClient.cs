namespace OrleansMesh.EdgeNode.Forwarding;

/// <summary>The connections to one upstream cluster; disposed when no table and no request needs it.</summary>
internal sealed class UpstreamClient(HttpMessageInvoker invoker) : IDisposable
{
    private readonly TaskCompletionSource _disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public HttpMessageInvoker Invoker { get; } = invoker;

    /// <summary>Done when its connections were closed.</summary>
    public Task Disposed => _disposed.Task;

    public void Dispose()
    {
        Invoker.Dispose();
        _disposed.TrySetResult();
    }
}
