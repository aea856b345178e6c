using System.Net;
using System.Net.Sockets;
using System.Text;
using OrleansMesh.Silo.Tests.Harness;

namespace OrleansMesh.Silo.Tests.Api;

/// <summary>More than the API takes on.</summary>
public sealed class OverloadTests : IDisposable
{
    private const string Collection = "/apis/networking.istio.io/v1/namespaces/default/virtualservices";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task RequestBeyondTheBound_Is429_AndTellsWhenToRepeat()
    {
        await using var silo = await TestSilo.StartAsync(_folder.Path, ("Silo:MaxConcurrentRequests", "1"));
        using var slow = await OpenAsync(silo.Api.Address, "Expect: 100-continue\r\nContent-Length: 10");
        using var reader = new StreamReader(slow.GetStream());

        // It is told to go on when its body is asked for, which is when it has taken its place.
        Assert.Equal("HTTP/1.1 100 Continue", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        Assert.Equal(string.Empty, await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        var response = await silo.Api.GetAsync(Collection);

        response.Refused(429, "TooManyRequests");
        Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter!.Delta);
        Assert.Equal(1, (int?)response.Json["details"]!["retryAfterSeconds"]);
        (await silo.Api.GetAsync("/livez")).Is(HttpStatusCode.OK);

        await slow.GetStream().WriteAsync(Encoding.ASCII.GetBytes("{\"spec\":1}"), TestContext.Current.CancellationToken);
        Assert.Equal("HTTP/1.1 422 Unprocessable Entity", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        (await silo.Api.GetAsync(Collection)).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task BodyOver3MiB_Is413_BeforeItIsSent()
    {
        await using var silo = await TestSilo.StartAsync(_folder.Path);
        using var client = await OpenAsync(silo.Api.Address, $"Content-Length: {(3 * 1024 * 1024) + 1}");
        using var reader = new StreamReader(client.GetStream());

        var answer = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith("HTTP/1.1 413 Payload Too Large\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("\"reason\":\"RequestEntityTooLarge\",\"code\":413}", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EndlessBodyWithoutALength_Is413_AndTheConnectionEnds()
    {
        await using var silo = await TestSilo.StartAsync(_folder.Path);
        using var endless = await OpenAsync(silo.Api.Address, "Transfer-Encoding: chunked");
        var chunk = Encoding.ASCII.GetBytes($"10000\r\n{new string(' ', 0x10000)}\r\n");
        var sent = 0;
        try
        {
            for (; sent < 1000; sent++)
            {
                await endless.GetStream().WriteAsync(chunk, TestContext.Current.CancellationToken);
            }
        }
        catch (IOException e)
        {
            Assert.IsType<SocketException>(e.InnerException);
        }

        Assert.InRange(sent, 48, 999);
        (await silo.Api.GetAsync(Collection)).Is(HttpStatusCode.OK);
    }

    private static async Task<TcpClient> OpenAsync(Uri address, string framing)
    {
        var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        var head = $"POST {Collection} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n{framing}\r\n\r\n";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), TestContext.Current.CancellationToken);
        return client;
    }
}
