using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace OrleansMesh.EdgeNode.Tests.Fixtures;

/// <summary>A real HTTP server for one body that is too long to keep.</summary>
internal sealed class HashingUpstream : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TaskCompletionSource<byte[]> _hash = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _read;

    private HashingUpstream(WebApplication app) => _app = app;

    public int Port => new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;

    /// <summary>Bytes read so far.</summary>
    public long Read => Interlocked.Read(ref _read);

    /// <summary>SHA-256 of the body, when it is complete.</summary>
    public Task<byte[]> Hash => _hash.Task;

    public static async Task<HashingUpstream> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        var upstream = new HashingUpstream(builder.Build());
        upstream._app.Run(upstream.ReadAsync);
        await upstream._app.StartAsync(Patience.Token);
        return upstream;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task ReadAsync(HttpContext context)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[128 * 1024];
        int count;
        while ((count = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0)
        {
            hash.AppendData(buffer, 0, count);
            Interlocked.Add(ref _read, count);
        }

        _hash.SetResult(hash.GetHashAndReset());
    }
}
