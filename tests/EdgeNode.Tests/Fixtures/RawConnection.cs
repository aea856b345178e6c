using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OrleansMesh.EdgeNode.Tests.Fixtures;

/// <summary>A TCP connection in a test's own hands, for what no HTTP library would send or show. Text is Latin-1: a character is a byte.</summary>
internal sealed class RawConnection(Socket socket) : IDisposable
{
    private const int BufferSize = 64 * 1024;
    private const string HeadEnd = "\r\n\r\n";

    private readonly StringBuilder _pending = new();

    public static async Task<RawConnection> OpenAsync(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port, Patience.Token);
        return new(socket);
    }

    public async Task SendAsync(string text)
    {
        var bytes = Encoding.Latin1.GetBytes(text);
        for (var sent = 0; sent < bytes.Length;)
        {
            sent += await socket.SendAsync(bytes.AsMemory(sent), Patience.Token);
        }
    }

    /// <summary>The next message's head, with the empty line; empty when the peer has closed before.</summary>
    public async Task<string> ReadHeadAsync()
    {
        while (true)
        {
            var text = _pending.ToString();
            var end = text.IndexOf(HeadEnd, StringComparison.Ordinal);
            if (end >= 0)
            {
                _pending.Remove(0, end + HeadEnd.Length);
                return text[..(end + HeadEnd.Length)];
            }

            if (!await ReceiveAsync())
            {
                return string.Empty;
            }
        }
    }

    /// <summary>So many bytes of a body.</summary>
    public async Task<string> ReadAsync(int count)
    {
        while (_pending.Length < count)
        {
            Assert.True(await ReceiveAsync(), $"The peer closed after {_pending.Length} of {count} bytes.");
        }

        var text = _pending.ToString(0, count);
        _pending.Remove(0, count);
        return text;
    }

    /// <summary>A whole answer with a content length: its head and its body.</summary>
    public async Task<(string Head, string Body)> ReadAnswerAsync()
    {
        var head = await ReadHeadAsync();
        var length = Field(head, "content-length") is { } text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : 0;
        return (head, await ReadAsync(length));
    }

    /// <summary>All that comes until the peer closes or resets.</summary>
    public async Task<string> ReadToEndAsync()
    {
        while (await ReceiveAsync())
        {
        }

        return _pending.ToString();
    }

    /// <summary>Ends the connection with a reset instead of an orderly close.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Close();
    }

    public void Dispose() => socket.Dispose();

    /// <summary>The value of the first field of a name; null where there is none.</summary>
    public static string? Field(string head, string name) =>
        head.Split("\r\n").Skip(1).Select(line => line.Split(": ", 2)).FirstOrDefault(parts => parts[0].Equals(name, StringComparison.OrdinalIgnoreCase))?[^1];

    private async Task<bool> ReceiveAsync()
    {
        var buffer = new byte[BufferSize];
        try
        {
            var count = await socket.ReceiveAsync(buffer, Patience.Token);
            _pending.Append(Encoding.Latin1.GetString(buffer, 0, count));
            return count > 0;
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionReset)
        {
            return false;
        }
    }
}
