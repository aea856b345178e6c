using System.Net;

namespace OrleansMesh.EdgeNode.Mirroring;

/// <summary>The content of a message that has none, given to it when it is on its way.</summary>
/// <remarks>
/// .NET sends a request without content again, up to three times, where its connection ends before an answer. A shadow is sent once, and again only as
/// its policy says: the account tells of each. A content that is there when .NET looks keeps it from that; given after the call, it adds no header field.
/// </remarks>
internal sealed class NoContent : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.CompletedTask;

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
