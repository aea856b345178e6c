using System.Net;

namespace OrleansMesh.EdgeNode.Forwarding;

/// <summary>No body; there for header fields that .NET keeps with the body, such as <c>Content-Type</c>.</summary>
internal sealed class EmptyContent : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.CompletedTask;

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return true;
    }
}
