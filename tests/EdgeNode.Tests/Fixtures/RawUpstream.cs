using System.Net;
using System.Net.Sockets;

namespace OrleansMesh.EdgeNode.Tests.Fixtures;

/// <summary>A TCP server that does with each connection what the test says: for bytes as they are on the wire, and for faults.</summary>
internal sealed class RawUpstream : IAsyncDisposable
{
    public const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<RawConnection> _connections = [];
    private readonly List<Task> _work = [];
    private readonly Task _accepting;

    public RawUpstream(Func<RawConnection, Task> serve)
    {
        _listener.Start();
        _accepting = AcceptAsync(serve);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many connections were ever made.</summary>
    public int Connections
    {
        get
        {
            lock (_connections)
            {
                return _connections.Count;
            }
        }
    }

    /// <summary>A port that refuses connections.</summary>
    public static int ClosedPort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    /// <summary>Answers every request that has no body with <see cref="Ok"/>, and tells <paramref name="seen"/> its head.</summary>
    public static RawUpstream Recording(Action<string> seen) => new(async connection =>
    {
        while (await connection.ReadHeadAsync() is { Length: > 0 } head)
        {
            seen(head);
            await connection.SendAsync(Ok);
        }
    });

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        lock (_connections)
        {
            _connections.ForEach(connection => connection.Dispose());
        }

        // What a test's script throws once its connection is gone is no part of the test.
        await Task.WhenAll(_work).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        _stop.Dispose();
    }

    private async Task AcceptAsync(Func<RawConnection, Task> serve)
    {
        while (true)
        {
            Socket socket;
            try
            {
                socket = await _listener.AcceptSocketAsync(_stop.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException && _stop.IsCancellationRequested)
            {
                return;
            }

            var connection = new RawConnection(socket);
            lock (_connections)
            {
                _connections.Add(connection);
            }

            _work.Add(Task.Run(() => serve(connection)));
        }
    }
}
