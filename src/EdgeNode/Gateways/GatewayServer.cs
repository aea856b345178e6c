using System.Net.Security;
using System.Security.Authentication;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using OrleansMesh.EdgeNode.Listening;
using OrleansMesh.EdgeNode.Serving;
using OrleansMesh.Routing.Gateways;

namespace OrleansMesh.EdgeNode.Gateways;

/// <summary>The web server of one listener: a Kestrel of its own, so that it comes and goes without any other noticing.</summary>
internal sealed class GatewayServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly GatewayCounters _counters;
    private TlsServers _tls;

    private GatewayServer(GatewayListener listener, System.Net.IPEndPoint endPoint, TlsServers tls, DataPlane dataPlane, TimeSpan stopTime, GatewayCounters counters, ILoggerFactory loggers)
    {
        _tls = tls;
        _counters = counters;
        _app = WebHosts.Create(loggers, kestrel => kestrel.Listen(endPoint, listen => Set(listen, listener, dataPlane)), stopTime, _ => { }, dataPlane.ConfigureKestrel);
        dataPlane.Run(_app);
    }

    /// <summary>The TLS servers; those of the next handshake.</summary>
    public TlsServers Tls
    {
        get => Volatile.Read(ref _tls);
        set => Volatile.Write(ref _tls, value);
    }

    /// <summary>Where it listens.</summary>
    public IReadOnlyList<Uri> Addresses => WebHosts.Addresses(_app);

    /// <summary>Starts a server; it listens when this returns.</summary>
    /// <exception cref="IOException">The port cannot be had.</exception>
    public static async Task<GatewayServer> StartAsync(
        GatewayListener listener, System.Net.IPEndPoint endPoint, TlsServers tls, DataPlane dataPlane, TimeSpan stopTime, GatewayCounters counters, ILoggerFactory loggers)
    {
        var server = new GatewayServer(listener, endPoint, tls, dataPlane, stopTime, counters, loggers);
        try
        {
            await server._app.StartAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Takes no more connections; open requests may end within the stop time.</summary>
    public Task StopAsync(CancellationToken deadline) => _app.StopAsync(deadline);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Set(ListenOptions listen, GatewayListener listener, DataPlane dataPlane)
    {
        if (listener.Protocol is ListenerProtocol.Tls)
        {
            listen.Protocols = HttpProtocols.Http1AndHttp2;
            listen.Use(next => async context =>
            {
                if (!Tls.Choose || await ClientHelloReader.MarkAsync(context, dataPlane.HandshakeTimeout))
                {
                    await next(context);
                }
            });
            listen.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = ChooseAsync, HandshakeTimeout = dataPlane.HandshakeTimeout });
            return;
        }

        // Who speaks HTTP/2 in the clear must know beforehand that the other does: Kestrel takes a port for the one or the other.
        listen.Protocols = listener.Protocol is ListenerProtocol.Http2 ? HttpProtocols.Http2 : HttpProtocols.Http1;
        var connection = new GatewayConnection(listener.Port, listener.Servers[0].Entrance, ChecksClients: false);
        listen.Use(next => context =>
        {
            context.Features.Set(connection);
            return next(context);
        });
    }

    private ValueTask<SslServerAuthenticationOptions> ChooseAsync(TlsHandshakeCallbackContext handshake)
    {
        if (Tls.Find(handshake.ClientHelloInfo.ServerName) is not { } server)
        {
            _counters.RefusedWithoutServer();
            throw new AuthenticationException("no server of a Gateway has the host that the client asks for");
        }

        if (server.Options(handshake.Connection.Features.Get<ClientHello>()) is not { } options)
        {
            _counters.RefusedWithoutCredential();
            throw new AuthenticationException("the server has no certificate");
        }

        handshake.Connection.Features.Set(server.Connection);
        return new(options);
    }
}
