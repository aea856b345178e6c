namespace OrleansMesh.EdgeNode.Tests.Fixtures;

/// <summary>The server's side of an HTTP/2 connection (RFC 9113) in a test's own hands: it says no more than what it must, and answers only what it is told to.</summary>
internal sealed class Http2Wire(RawConnection connection)
{
    public const char Headers = '\x1';
    public const char Settings = '\x4';
    public const char Ping = '\x6';
    private const int PrefaceLength = 24;
    private const int HeadLength = 9;
    private const char Ack = '\x1';

    // END_STREAM and END_HEADERS.
    private const char Whole = '\x5';

    // RFC 7541, appendix A: entry 8 of the static table, ":status: 200".
    private const string Status200 = "\x88";

    /// <summary>Reads the client's preface and says that there are no settings.</summary>
    public async Task BeginAsync()
    {
        await connection.ReadAsync(PrefaceLength);
        await SendAsync(Settings, '\0', "\0\0\0\0", string.Empty);
    }

    /// <summary>The next frame that is no answer to one of the server's; settings are acknowledged on the way.</summary>
    public async Task<(char Type, string Stream, string Payload)> NextAsync()
    {
        while (true)
        {
            var head = await connection.ReadAsync(HeadLength);
            var (type, flags, stream) = (head[3], head[4], head[5..]);
            var payload = await connection.ReadAsync((head[0] << 16) | (head[1] << 8) | head[2]);
            if (type == Settings && flags != Ack)
            {
                await SendAsync(Settings, Ack, stream, string.Empty);
            }
            else if (type is not (Settings or Ping) || flags != Ack)
            {
                return (type, stream, payload);
            }
        }
    }

    /// <summary>Answers a ping.</summary>
    public Task AcknowledgeAsync(string payload) => SendAsync(Ping, Ack, "\0\0\0\0", payload);

    /// <summary>Answers a request with 200 and no body.</summary>
    public Task AnswerAsync(string stream) => SendAsync(Headers, Whole, stream, Status200);

    private Task SendAsync(char type, char flags, string stream, string payload) =>
        connection.SendAsync($"\0{(char)(payload.Length >> 8)}{(char)(payload.Length & 0xFF)}{type}{flags}{stream}{payload}");
}
