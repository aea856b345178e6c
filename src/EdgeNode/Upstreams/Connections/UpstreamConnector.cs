using System.Net;
using System.Net.Sockets;
using System.Text;
using OrleansMesh.EdgeNode.Upstreams.Dns;
using OrleansMesh.EdgeNode.Upstreams.Security;
using OrleansMesh.Routing.Resources.DestinationRules;

namespace OrleansMesh.EdgeNode.Upstreams.Connections;

/// <summary>Makes the clients towards upstreams: plain messengers that follow, store, unpack and add nothing.</summary>
internal sealed class UpstreamConnector(DnsNames names, TlsFactory tls)
{
    private static readonly TimeSpan ShortestPing = TimeSpan.FromSeconds(1);

    /// <summary>A client with a pool of its own.</summary>
    /// <param name="settings">What the cluster's policy says.</param>
    /// <param name="limits">What holds where it says nothing.</param>
    public UpstreamClient CreateClient(ConnectionSettings settings, PoolLimits limits)
    {
        var secured = settings.Tls is null ? null : tls.Create(settings.Tls, settings.SubjectAltNames);
        return new(settings, Create(settings, limits, secured), secured);
    }

    private HttpMessageInvoker Create(ConnectionSettings settings, PoolLimits limits, UpstreamTls? secured)
    {
        var most = settings.Tcp?.MaxConnections is > 0 and var own ? Math.Min(own, limits.MaxConnections) : limits.MaxConnections;
        var places = settings.UsesSecureUrls ? new ConnectionPlaces(most) : null;
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            RequestHeaderEncodingSelector = static (_, _) => Encoding.Latin1,
            ResponseHeaderEncodingSelector = static (_, _) => Encoding.Latin1,
            ConnectTimeout = settings.Tcp?.ConnectTimeout is { Value: var connect } && connect > TimeSpan.Zero ? connect : limits.ConnectTimeout,
            Expect100ContinueTimeout = limits.ContinueTimeout,
            MaxConnectionsPerServer = most,
            PooledConnectionLifetime = settings.Tcp?.MaxConnectionDuration is { Value: var age } && age > TimeSpan.Zero ? age : limits.Lifetime,
            PooledConnectionIdleTimeout = settings.IdleTime ?? limits.IdleTime,
            EnableMultipleHttp2Connections = true,
            ConnectCallback = (context, cancellationToken) => ConnectAsync(context, settings, secured, places, cancellationToken),
        };
        if (limits.MaxHeaderKilobytes is { } headers)
        {
            handler.MaxResponseHeadersLength = headers;
        }

        if (limits.DrainBytes is { } drain)
        {
            handler.MaxResponseDrainSize = drain;
        }

        if (settings.KeepAlive is { Interval: { } interval, Timeout: { } timeout })
        {
            handler.KeepAlivePingDelay = interval.Value < ShortestPing ? ShortestPing : interval.Value;
            handler.KeepAlivePingTimeout = timeout.Value < ShortestPing ? ShortestPing : timeout.Value;
            handler.KeepAlivePingPolicy = HttpKeepAlivePingPolicy.Always;
        }

        if (settings.MaxStreams is not null || settings.MaxRequests is not null)
        {
            handler.PlaintextStreamFilter = (context, _) => new(Bound(context, settings));
        }

        return settings.MaxRequests is null ? new HttpMessageInvoker(handler, disposeHandler: true) : new MarkingInvoker(handler);
    }

    private static Stream Bound(SocketsHttpPlaintextStreamFilterContext context, ConnectionSettings settings) =>
        context.NegotiatedHttpVersion.Major == 2 ? new Http2Stream(context.PlaintextStream, new(settings.MaxStreams, settings.MaxRequests))
        : settings.MaxRequests is { } most ? new ClosingStream(context.PlaintextStream, most)
        : context.PlaintextStream;

    private async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context, ConnectionSettings settings, UpstreamTls? secured, ConnectionPlaces? places, CancellationToken cancellationToken)
    {
        var stream = await OpenAsync(context.DnsEndPoint, settings, places, cancellationToken);
        if (secured is null)
        {
            return stream;
        }

        try
        {
            return await secured.SecureAsync(stream, context.InitialRequestMessage, cancellationToken);
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    private async ValueTask<Stream> OpenAsync(DnsEndPoint endpoint, ConnectionSettings settings, ConnectionPlaces? places, CancellationToken cancellationToken)
    {
        if (places is null)
        {
            return new NetworkStream(await DialAsync(endpoint, settings, cancellationToken), ownsSocket: true);
        }

        var release = await places.TakeAsync(endpoint, cancellationToken);
        try
        {
            return new PlaceStream(await DialAsync(endpoint, settings, cancellationToken), release);
        }
        catch
        {
            release();
            throw;
        }
    }

    private async ValueTask<Socket> DialAsync(DnsEndPoint endpoint, ConnectionSettings settings, CancellationToken cancellationToken)
    {
        var host = endpoint.Host;
        if (SocketHosts.Includes(host))
        {
            return await DialAsync(new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified), new UnixDomainSocketEndPoint(SocketHosts.Path(host)), cancellationToken);
        }

        var addresses = await names.AddressesAsync(host.StartsWith('[') ? host[1..^1] : host, cancellationToken);
        var count = settings.FirstAddressOnly ? 1 : addresses.Length;
        for (var i = 0; ; i++)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            KeepAlive(socket, settings.Tcp?.TcpKeepalive);
            try
            {
                return await DialAsync(socket, new IPEndPoint(addresses[i], endpoint.Port), cancellationToken);
            }
            catch (SocketException) when (i + 1 < count)
            {
                // The next address may answer.
            }
        }
    }

    private static async ValueTask<Socket> DialAsync(Socket socket, EndPoint endpoint, CancellationToken cancellationToken)
    {
        try
        {
            await socket.ConnectAsync(endpoint, cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static void KeepAlive(Socket socket, TcpKeepalive? keepalive)
    {
        if (keepalive is null)
        {
            return;
        }

        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        if (keepalive.Probes is > 0 and var probes)
        {
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, (int)Math.Min(probes, 127));
        }

        if (Seconds(keepalive.Time?.Value) is { } idle)
        {
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, idle);
        }

        if (Seconds(keepalive.Interval?.Value) is { } interval)
        {
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, interval);
        }
    }

    // Linux takes whole seconds, 1 to 32767.
    private static int? Seconds(TimeSpan? time) => time is { } value && value > TimeSpan.Zero ? (int)Math.Clamp(Math.Ceiling(value.TotalSeconds), 1, short.MaxValue) : null;
}
