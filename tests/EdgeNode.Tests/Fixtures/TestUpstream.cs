using System.Net;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace OrleansMesh.EdgeNode.Tests.Fixtures;

/// <summary>A real HTTP server that notes what comes in, and answers as the test says.</summary>
internal sealed class TestUpstream : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<ReceivedRequest> _received = Channel.CreateUnbounded<ReceivedRequest>();

    private TestUpstream(WebApplication app) => _app = app;

    public int Port => new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;

    /// <summary>Starts a server that reads the body, notes the request, then lets <paramref name="answer"/> answer; by default 200 and <c>hello</c>.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="protocols">What it speaks.</param>
    /// <param name="socket">The path of the Unix socket it listens on; null for a port of its own.</param>
    public static async Task<TestUpstream> StartAsync(Func<HttpContext, Task>? answer = null, HttpProtocols protocols = HttpProtocols.Http1AndHttp2, string? socket = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MaxRequestLineSize = 64 * 1024;
            kestrel.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
            kestrel.ResponseHeaderEncodingSelector = _ => Encoding.Latin1;
            if (socket is null)
            {
                kestrel.Listen(IPAddress.Loopback, 0, Speak);
            }
            else
            {
                kestrel.ListenUnixSocket(socket, Speak);
            }
        });
        var upstream = new TestUpstream(builder.Build());
        upstream._app.Run(async context =>
        {
            await upstream.NoteAsync(context);
            await (answer ?? Hello)(context);
        });
        await upstream._app.StartAsync(Patience.Token);
        return upstream;

        void Speak(ListenOptions listen) => listen.Protocols = protocols;
    }

    /// <summary>The next request in the order they were completely read.</summary>
    public ValueTask<ReceivedRequest> NextAsync() => _received.Reader.ReadAsync(Patience.Token);

    /// <summary>What has come in and was not taken yet.</summary>
    public int Count => _received.Reader.Count;

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private static Task Hello(HttpContext context) => context.Response.WriteAsync("hello");

    private async Task NoteAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var headers = context.Request.Headers.ToDictionary(h => h.Key, h => h.Value, StringComparer.OrdinalIgnoreCase);
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        await _received.Writer.WriteAsync(new(context.Request.Method, target, headers, body.ToArray()));
    }
}
