// Shadow targets that misbehave, for bench/side-by-side/isolation.sh: four ports from the one given.
//   +0 answers after 10 s    +1 accepts and never reads    +2 resets in the middle of its answer    +3 answers one byte per second
// usage: Misbehaving FIRST-PORT

using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

var first = int.Parse(args[0], CultureInfo.InvariantCulture);
var head = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 1024\r\n\r\n");
var body = new byte[1024];

// Held here: what waits for something that nobody holds is collected, and its connection closed.
var never = new TaskCompletionSource();
Func<Socket, Task>[] ways = [AnswerLateAsync, HoldAsync, ResetAsync, TrickleAsync];
await Task.WhenAll(ways.Select((way, i) => ListenAsync(first + i, way)));

static async Task ListenAsync(int port, Func<Socket, Task> way)
{
    using var listener = new TcpListener(IPAddress.Loopback, port);
    listener.Start(4096);
    while (true)
    {
        _ = ServeAsync(await listener.AcceptSocketAsync(), way);
    }
}

static async Task ServeAsync(Socket socket, Func<Socket, Task> way)
{
    using (socket)
    {
        try
        {
            await way(socket);
        }
        catch (SocketException)
        {
            // The other side has had enough.
        }
    }
}

// Requests of the bench are small or come at once: what one read brings is one request, the rest of its body is read beside.
static async Task<bool> ReadAsync(Socket socket) => await socket.ReceiveAsync(new byte[64 * 1024]) > 0;

static async Task DrainAsync(Socket socket)
{
    while (await ReadAsync(socket))
    {
    }
}

async Task AnswerLateAsync(Socket socket)
{
    while (await ReadAsync(socket))
    {
        await Task.Delay(TimeSpan.FromSeconds(10));
        await socket.SendAsync(head);
        await socket.SendAsync(body);
    }
}

async Task HoldAsync(Socket socket) => await never.Task;

async Task ResetAsync(Socket socket)
{
    await ReadAsync(socket);
    await socket.SendAsync(head);
    await socket.SendAsync(body.AsMemory(0, 100));
    socket.LingerState = new LingerOption(true, 0);
}

async Task TrickleAsync(Socket socket)
{
    await ReadAsync(socket);
    await socket.SendAsync(head);
    var gone = DrainAsync(socket);
    while (!gone.IsCompleted)
    {
        await socket.SendAsync(body.AsMemory(0, 1));
        await Task.WhenAny(gone, Task.Delay(TimeSpan.FromSeconds(1)));
    }
}
