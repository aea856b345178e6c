using OrleansMesh.EdgeNode.Tests.Fixtures;

namespace OrleansMesh.EdgeNode.Tests.Forwarding;

/// <summary>The request target on the wire: what the client sent, to the byte.</summary>
public sealed class RequestTargetTests
{
    public static TheoryData<string> Verbatim() =>
    [
        "/", "//a", "/a//b/", "/a/../b", "/a/./b", "/a/%2e%2e/b", "/..;/a", "/;v=1/a;w", "/a%2fb", "/a%2Fb", "/a%5cb", "/a%zz", "/%e9%C3",
        "/a\\b", "/a|b<>\"{}^`", "/~a-b_c.d", "/a:b@c", "/*", "/?", "/??", "/a?", "/a?b?c", "/a?b=%2f&c=%zz", "/a?/../b", "/a%20b+c", "/a%23b",
        "/" + new string('x', 8_000),
    ];

    [Theory]
    [MemberData(nameof(Verbatim))]
    public async Task Target_ArrivesByteForByte(string target)
    {
        string? head = null;
        await using var upstream = RawUpstream.Recording(seen => head = seen);
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port));
        using var client = await RawConnection.OpenAsync(edge.Port);

        await client.SendAsync($"GET {target} HTTP/1.1\r\nHost: shop\r\n\r\n");
        var (answer, _) = await client.ReadAnswerAsync();

        Assert.StartsWith("HTTP/1.1 200", answer, StringComparison.Ordinal);
        Assert.StartsWith($"GET {target} HTTP/1.1\r\n", head, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/old/a%2fb//c;v?d=%zz", "/new/a%2fb//c;v?d=%zz")]
    [InlineData("/old", "/new")]
    [InlineData("/old?", "/new?")]
    [InlineData("/old/../x", "/new/../x")]
    public async Task Rewrite_ChangesTheMatchedPartAlone(string sent, string expected)
    {
        string? head = null;
        await using var upstream = RawUpstream.Recording(seen => head = seen);
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port, "    match: [{uri: {prefix: /old}}]\n    rewrite: {uri: /new}"));
        using var client = await RawConnection.OpenAsync(edge.Port);

        await client.SendAsync($"GET {sent} HTTP/1.1\r\nHost: shop\r\n\r\n");
        await client.ReadAnswerAsync();

        Assert.StartsWith($"GET {expected} HTTP/1.1\r\n", head, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://shop/a?b", "/a?b", "shop")]
    [InlineData("http://shop/a?b", "/a?b", "shop", "other")]
    [InlineData("http://shop", "/", "shop")]
    [InlineData("http://shop?b", "/?b", "shop")]
    [InlineData("http://shop:8080/%2f", "/%2f", "shop:8080")]
    public async Task AbsoluteForm_IsForwardedInOriginFormWithItsAuthority(string target, string expected, string host, string? field = null)
    {
        string? head = null;
        await using var upstream = RawUpstream.Recording(seen => head = seen);
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port));
        using var client = await RawConnection.OpenAsync(edge.Port);

        await client.SendAsync($"GET {target} HTTP/1.1\r\nHost: {field ?? host}\r\n\r\n");
        await client.ReadAnswerAsync();

        Assert.StartsWith($"GET {expected} HTTP/1.1\r\nHost: {host}\r\n", head, StringComparison.Ordinal);
    }
}
