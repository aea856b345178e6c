using System.Security.Cryptography;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace OrleansMesh.External.Tests.Harness;

/// <summary>A request as it arrived.</summary>
internal sealed record ArrivedRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, long Length, string Sha256);

/// <summary>A service that answers 200 and keeps what it was asked.</summary>
internal sealed class RecordingBackend : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<ArrivedRequest> _arrived = Channel.CreateUnbounded<ArrivedRequest>();
    private long _count;

    private RecordingBackend()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        _app = builder.Build();
        _app.Run(RecordAsync);
    }

    public int Port => new Uri(_app.Urls.Single()).Port;

    public long Count => Interlocked.Read(ref _count);

    public static async Task<RecordingBackend> StartAsync()
    {
        var backend = new RecordingBackend();
        await backend._app.StartAsync(TestContext.Current.CancellationToken);
        return backend;
    }

    public ValueTask<ArrivedRequest> NextAsync() => _arrived.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task RecordAsync(HttpContext context)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[64 * 1024];
        var length = 0L;
        for (int read; (read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0; length += read)
        {
            hash.AppendData(buffer, 0, read);
        }

        Interlocked.Increment(ref _count);
        await _arrived.Writer.WriteAsync(new ArrivedRequest(
            context.Request.Method,
            context.Features.Get<IHttpRequestFeature>()!.RawTarget,
            context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString()),
            length,
            Convert.ToHexStringLower(hash.GetHashAndReset())));
        await context.Response.WriteAsync("ok");
    }
}
