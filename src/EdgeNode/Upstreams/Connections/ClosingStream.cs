using System.Buffers;

namespace OrleansMesh.EdgeNode.Upstreams.Connections;

/// <summary>An HTTP/1.1 connection for so many requests: the last of them says <c>Connection: close</c>, and the server ends it after its answer.</summary>
/// <remarks>.NET's client chooses the connection when the request is written already: the field is put behind the request line here.</remarks>
/// <param name="inner">The connection.</param>
/// <param name="most">Requests; more than 1.</param>
internal sealed class ClosingStream(Stream inner, int most) : ConnectionStream(inner)
{
    private object? _request;
    private int _requests;

    private static ReadOnlySpan<byte> LineEnd => "\r\n"u8;

    private static ReadOnlySpan<byte> CloseField => "Connection: close\r\n"u8;

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // The client writes the head of a request first, whole, and on behalf of the request.
        if (MarkingInvoker.Current is not { } request || ReferenceEquals(request, _request))
        {
            return base.WriteAsync(buffer, cancellationToken);
        }

        _request = request;
        return ++_requests == most && Place(buffer.Span) is { } place ? WriteLastAsync(buffer, place, cancellationToken) : base.WriteAsync(buffer, cancellationToken);
    }

    // A request that says itself what becomes of the connection, such as an upgrade, ends it in any case.
    private static int? Place(ReadOnlySpan<byte> head) =>
        head.IndexOf(LineEnd) is var line and >= 0 && !HttpHead.Has(head[line..], "Connection"u8) ? line + LineEnd.Length : null;

    private async ValueTask WriteLastAsync(ReadOnlyMemory<byte> head, int place, CancellationToken cancellationToken)
    {
        var length = head.Length + CloseField.Length;
        var changed = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            head.Span[..place].CopyTo(changed);
            CloseField.CopyTo(changed.AsSpan(place));
            head.Span[place..].CopyTo(changed.AsSpan(place + CloseField.Length));
            await base.WriteAsync(changed.AsMemory(0, length), cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(changed);
        }
    }
}
