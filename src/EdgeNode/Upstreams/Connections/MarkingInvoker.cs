namespace OrleansMesh.EdgeNode.Upstreams.Connections;

/// <summary>Marks what each request does, so that a connection can tell whose bytes it is given (<see cref="ClosingStream"/>).</summary>
internal sealed class MarkingInvoker(HttpMessageHandler handler) : HttpMessageInvoker(handler, disposeHandler: true)
{
    private static readonly AsyncLocal<object?> Mark = new();

    /// <summary>The request that the code at hand runs for; null for none.</summary>
    public static object? Current => Mark.Value;

    // Asynchronous, so that the mark ends with the call and does not reach the caller.
    public override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Mark.Value = new object();
        return await base.SendAsync(request, cancellationToken);
    }
}
