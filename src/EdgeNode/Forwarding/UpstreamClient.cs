namespace OrleansMesh.EdgeNode.Forwarding;

/// <summary>The connections to one upstream cluster; disposed when no table and no request needs it.</summary>
internal sealed class UpstreamClient(HttpMessageInvoker invoker) : IDisposable
{
    public HttpMessageInvoker Invoker { get; } = invoker;

    /// <summary>Whether its connections were closed.</summary>
    public bool IsDisposed { get; private set; }

    public void Dispose()
    {
        IsDisposed = true;
        Invoker.Dispose();
    }
}
