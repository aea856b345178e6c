using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using OrleansMesh.EdgeNode.Tests.Fixtures;

namespace OrleansMesh.EdgeNode.Tests.Mirroring;

/// <summary>What the account says of answers, bytes, durations and failures.</summary>
public sealed class ShadowAccountTests
{
    [Fact]
    public async Task AnswersAndBytes_AreThoseOfTheTarget()
    {
        var answered = 0;
        await using var primary = await TestUpstream.StartAsync();
        await using var shadow = await TestUpstream.StartAsync(async context =>
        {
            context.Response.StatusCode = Interlocked.Increment(ref answered) % 3 == 0 ? 503 : 201;
            await context.Response.WriteAsync("seven b");
        });
        await using var edge = await TestEdge.StartAsync(TestMesh.Mirrored(primary.Port, shadow.Port));

        for (var i = 0; i < 9; i++)
        {
            using var client = await RawConnection.OpenAsync(edge.Port);
            await client.SendAsync("POST / HTTP/1.1\r\nHost: shop\r\nContent-Length: 4\r\nConnection: close\r\n\r\nfour");
            Assert.StartsWith("HTTP/1.1 200", await client.ReadToEndAsync(), StringComparison.Ordinal);
        }

        var totals = await edge.SettledTotalsAsync();
        Assert.Equal([("2xx", 6L), ("5xx", 3L)], totals.Answers.Select(answers => (answers.Key, answers.Value)));
        Assert.Equal((9, 36, 63), (totals.Succeeded, totals.SentBytes, totals.ReceivedBytes));
        Assert.Equal((9, 9), (totals.ShadowLatency.Count, totals.PrimaryLatency.Count));
        Assert.Null(totals.LastError);
    }

    [Fact]
    public async Task Latencies_AreOfTheSameRequestsOnly()
    {
        await using var primary = await TestUpstream.StartAsync();
        await using var shadow = await TestUpstream.StartAsync(context =>
        {
            if (context.Request.Path == "/broken")
            {
                context.Abort();
            }

            return Task.CompletedTask;
        });
        await using var edge = await TestEdge.StartAsync(TestMesh.Mirrored(primary.Port, shadow.Port));

        foreach (var path in (string[])["/a", "/broken", "/b"])
        {
            using var response = await edge.GetAsync(path);
        }

        var totals = await edge.SettledTotalsAsync();
        Assert.Equal((3, 2, 2, 2), (totals.Sent, totals.Succeeded, totals.ShadowLatency.Count, totals.PrimaryLatency.Count));
        Assert.True(totals.ShadowLatency.SumMicros > 0 && totals.PrimaryLatency.SumMicros > 0);
        Assert.Equal(("reset", $"http://127.0.0.1:{shadow.Port}: "), (totals.LastError!.Reason, totals.LastError.Text[..(totals.LastError.Text.LastIndexOf(' ') + 1)]));
    }

    [Fact]
    public async Task LastError_NamesTheEndpointAndWhatWasWrongWithIt()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        await using var primary = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(TestMesh.Mirrored(primary.Port, port));

        using var response = await edge.GetAsync("/");

        var totals = await edge.SettledTotalsAsync();
        Assert.Equal(("connect", $"http://127.0.0.1:{port}: ConnectionRefused"), (totals.LastError!.Reason, totals.LastError.Text));
        Assert.True(totals.LastError.IsValid);
        Assert.Equal((1, 0, 0), (totals.Failed["connect"], totals.ShadowLatency.Count, totals.PrimaryLatency.Count));
    }
}
