using System.Buffers.Binary;

namespace OrleansMesh.EdgeNode.Upstreams.Connections;

/// <summary>
/// What a cluster's policy bounds on one HTTP/2 connection. .NET's client has no such settings but goes by what the server says, so the policy's word is put
/// beside the server's: into its SETTINGS, and as a GOAWAY when enough requests were sent, upon which the client opens another connection and lets this one end.
/// </summary>
/// <param name="maxStreams">Streams at a time; null for no bound but the server's.</param>
/// <param name="maxRequests">Requests in all; null for any number.</param>
internal sealed class Http2Limits(int? maxStreams, int? maxRequests)
{
    /// <summary>Bytes of a frame's head.</summary>
    public const int HeadLength = 9;

    /// <summary>The longest SETTINGS that are looked into: all that RFC 9113 lets a peer send before another bound was agreed on.</summary>
    public const int MaxSettings = 16 * 1024;

    private const byte Headers = 1;
    private const byte Settings = 4;
    private const byte GoAway = 7;
    private const byte Ack = 1;
    private const ushort MaxConcurrentStreams = 3;
    private const int ParameterLength = 6;
    private const uint AnyStream = 0x7fff_ffff;

    private bool _hasMet;
    private bool _isOver;
    private int _requests;

    /// <summary>The length of the payload of a frame.</summary>
    public static int PayloadLength(ReadOnlySpan<byte> head) => (head[0] << 16) | (head[1] << 8) | head[2];

    /// <summary>Whether it is the server's word on its settings.</summary>
    public static bool IsSettings(ReadOnlySpan<byte> head) => head[3] == Settings && (head[4] & Ack) == 0 && PayloadLength(head) is <= MaxSettings and var length && length % ParameterLength == 0;

    /// <summary>Whether it is the client's word that it has read settings.</summary>
    public static bool IsSettingsAck(ReadOnlySpan<byte> head) => head[3] == Settings && (head[4] & Ack) != 0;

    /// <summary>
    /// What is told before the server has said anything; null for nothing. Without it the client would begin a hundred streams before it has read the server's
    /// SETTINGS. It is one SETTINGS more than the server sends: the client's acknowledgement of it must be kept from the server.
    /// </summary>
    public byte[]? Greeting()
    {
        if (maxStreams is not { } most)
        {
            return null;
        }

        var frame = new byte[HeadLength + ParameterLength];
        (frame[2], frame[3]) = (ParameterLength, Settings);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(HeadLength), MaxConcurrentStreams);
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(HeadLength + 2), (uint)most);
        return frame;
    }

    /// <summary>The client sends a frame with that head.</summary>
    public void Sent(ReadOnlySpan<byte> head)
    {
        // The client ends requests without trailers: each has one.
        if (head[3] == Headers)
        {
            Interlocked.Increment(ref _requests);
        }
    }

    /// <summary>The server's SETTINGS as the client shall see them.</summary>
    /// <param name="frame">Head and payload.</param>
    public byte[] Bounded(ReadOnlySpan<byte> frame)
    {
        _hasMet = true;
        var bounded = frame.ToArray();
        for (var at = HeadLength; maxStreams is { } most && at < bounded.Length; at += ParameterLength)
        {
            var parameter = bounded.AsSpan(at, ParameterLength);
            if (BinaryPrimitives.ReadUInt16BigEndian(parameter) == MaxConcurrentStreams)
            {
                var own = BinaryPrimitives.ReadUInt32BigEndian(parameter[2..]);
                BinaryPrimitives.WriteUInt32BigEndian(parameter[2..], Math.Min(own, (uint)most));
            }
        }

        return bounded;
    }

    /// <summary>What is told before the server's next frame; null for nothing.</summary>
    public byte[]? Farewell()
    {
        // Not before its SETTINGS, which come first on every connection.
        if (_isOver || !_hasMet || maxRequests is not { } most || Volatile.Read(ref _requests) < most)
        {
            return null;
        }

        _isOver = true;
        var frame = new byte[HeadLength + 8];
        (frame[2], frame[3]) = (8, GoAway);
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(HeadLength), AnyStream);
        return frame;
    }
}
