using System.Net;
using System.Threading.Channels;
using Grpc.AspNetCore.Server.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using OrleansMesh.EdgeNode.Tests.Fixtures;

namespace OrleansMesh.EdgeNode.Tests.Rpc;

/// <summary>A real gRPC server in the clear, with <see cref="EchoService"/>.</summary>
internal sealed class GrpcUpstream : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<ReceivedCall> _calls;

    private GrpcUpstream(WebApplication app, Channel<ReceivedCall> calls) => (_app, _calls) = (app, calls);

    public int Port => new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;

    public static async Task<GrpcUpstream> StartAsync()
    {
        var calls = Channel.CreateUnbounded<ReceivedCall>();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton(calls).AddSingleton<EchoService>().AddSingleton<IServiceMethodProvider<EchoService>, EchoBinding>().AddRouting().AddGrpc(options => options.MaxReceiveMessageSize = null);
        var app = builder.Build();
        app.UseRouting();
        app.MapGrpcService<EchoService>();
        await app.StartAsync(Patience.Token);
        return new(app, calls);
    }

    /// <summary>The next call that came in.</summary>
    public ValueTask<ReceivedCall> NextAsync() => _calls.Reader.ReadAsync(Patience.Token);

    /// <summary>Calls that came in and were not taken yet.</summary>
    public int Count => _calls.Reader.Count;

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }
}
