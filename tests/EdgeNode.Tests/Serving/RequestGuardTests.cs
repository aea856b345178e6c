using OrleansMesh.EdgeNode.Tests.Fixtures;

namespace OrleansMesh.EdgeNode.Tests.Serving;

/// <summary>Requests that two HTTP implementations may read in two ways never reach an upstream.</summary>
public sealed class RequestGuardTests
{
    // Status, reason (none where Kestrel itself refuses), request.
    public static TheoryData<int, string?, string> Refused() => new()
    {
        { 400, "host-missing", "GET / HTTP/1.1\r\nHost: \r\n\r\n" },
        { 400, "host-missing", "GET / HTTP/1.0\r\n\r\n" },
        { 400, null, "GET / HTTP/1.1\r\n\r\n" },
        { 400, null, "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n" },
        { 400, null, "GET / HTTP/1.1\r\nHost: a%41\r\n\r\n" },
        { 400, "host-invalid", "GET / HTTP/1.1\r\nHost: a:99999\r\n\r\n" },
        { 400, "length-and-encoding", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" },
        { 400, "length-and-encoding", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n" },
        { 400, null, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +3\r\n\r\nabc" },
        { 400, null, "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: +3\r\n\r\nabc" },
        { 400, null, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 000000000000000000000000000000000000003\r\n\r\nabc" },
        { 400, null, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: \r\n\r\n" },
        { 400, null, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0x3\r\n\r\nabc" },
        { 400, null, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -3\r\n\r\nabc" },
        { 400, null, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3, 3\r\n\r\nabc" },
        { 400, null, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd" },
        { 400, "encoding-unsupported", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: identity, chunked\r\n\r\n0\r\n\r\n" },
        { 400, "encoding-unsupported", "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" },
        { 400, null, "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n" },
        { 400, null, "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" },
        { 400, null, "GET / HTTP/1.1\nHost: a\n\n" },
        { 400, null, "GET / HTTP/1.1\r\nHost: a\r\nX: a\nY: b\r\n\r\n" },
        { 400, null, "GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n" },
        { 400, null, "GET /a%00b HTTP/1.1\r\nHost: a\r\n\r\n" },
        { 400, null, "GET /\u00e9 HTTP/1.1\r\nHost: a\r\n\r\n" },
        { 400, null, "GET /?\u00e9 HTTP/1.1\r\nHost: a\r\n\r\n" },
        { 400, "field-invalid", "GET / HTTP/1.1\r\nHost: a\r\nX-In: a\u0001b\r\n\r\n" },
        { 400, "field-invalid", "GET / HTTP/1.1\r\nHost: a\r\nOrigin: http://a\u007f\r\n\r\n" },
        { 400, "target-invalid", "GET /a#b HTTP/1.1\r\nHost: a\r\n\r\n" },
        { 405, "method-refused", "CONNECT a:80 HTTP/1.1\r\nHost: a:80\r\n\r\n" },
        { 405, "method-refused", "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n" },
        { 501, "asterisk-target", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task AmbiguousRequest_IsRefusedWithItsReason(int status, string? reason, string request)
    {
        var reached = 0;
        await using var upstream = RawUpstream.Recording(_ => Interlocked.Increment(ref reached));
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port));
        using var client = await RawConnection.OpenAsync(edge.Port);

        await client.SendAsync(request);
        var (head, body) = await client.ReadAnswerAsync();

        Assert.StartsWith($"HTTP/1.1 {status} ", head, StringComparison.Ordinal);
        Assert.Equal(reason, RawConnection.Field(head, "x-orleansmesh-reason"));
        Assert.Equal(reason is null ? string.Empty : $"{reason}\n", body);
        if (reason is "length-and-encoding" or "encoding-unsupported")
        {
            // Nobody knows where the next request would begin.
            Assert.Equal("close", RawConnection.Field(head, "connection"));
        }

        Assert.Null(RawConnection.Field(head, "server"));
        Assert.Equal(0, reached);
    }
}
