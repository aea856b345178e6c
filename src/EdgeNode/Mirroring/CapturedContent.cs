using System.Net;

namespace OrleansMesh.EdgeNode.Mirroring;

/// <summary>A shadow's body on its way out. Its length, if it has one, is told by the <c>Content-Length</c> that was copied from the primary.</summary>
internal sealed class CapturedContent(BodyCapture body, ShadowTurn turn) : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await body.CopyToAsync(stream, turn, cancellationToken);
        turn.Sent();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = -1;
        return false;
    }
}
