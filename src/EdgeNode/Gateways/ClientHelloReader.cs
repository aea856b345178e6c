using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace OrleansMesh.EdgeNode.Gateways;

/// <summary>Looks at the beginning of a connection without taking it away from the handshake.</summary>
internal static class ClientHelloReader
{
    private const int Header = 5;
    private const byte Handshake = 22;

    // RFC 8446 5.1: "The length MUST NOT exceed 2^14 bytes."
    private const int LongestRecord = 1 << 14;

    /// <summary>Waits for a connection's first record and marks the connection with its <see cref="ClientHello"/>, if it has one.</summary>
    /// <returns>Whether the connection goes on; not where nothing whole came in time, or it was broken off.</returns>
    public static async Task<bool> MarkAsync(ConnectionContext connection, TimeSpan timeout)
    {
        using var late = new CancellationTokenSource(timeout);
        try
        {
            connection.Features.Set(await ReadAsync(connection.Transport.Input, late.Token));
            return true;
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            return false;
        }
    }

    /// <summary>The first record's <see cref="ClientHello"/>; null where the bytes begin otherwise. Takes no bytes.</summary>
    public static async ValueTask<ClientHello?> ReadAsync(PipeReader input, CancellationToken cancellationToken)
    {
        // Nothing counts as examined: the handshake's first read must return at once, with all of it.
        var read = await input.ReadAtLeastAsync(Header, cancellationToken);
        var whole = WholeLength(read.Buffer);
        if (whole > read.Buffer.Length && !read.IsCompleted)
        {
            input.AdvanceTo(read.Buffer.Start);
            read = await input.ReadAtLeastAsync(whole, cancellationToken);
        }

        var hello = whole > 0 && whole <= read.Buffer.Length ? Read(read.Buffer.Slice(Header, whole - Header)) : null;
        input.AdvanceTo(read.Buffer.Start);
        return hello;
    }

    private static ClientHello? Read(ReadOnlySequence<byte> record) => ClientHello.Read(record.IsSingleSegment ? record.FirstSpan : record.ToArray());

    // The bytes of the first record with its header; 0 where it is none.
    private static int WholeLength(ReadOnlySequence<byte> buffer)
    {
        if (buffer.Length < Header)
        {
            return Header;
        }

        Span<byte> header = stackalloc byte[Header];
        buffer.Slice(0, Header).CopyTo(header);
        var length = (header[3] << 8) | header[4];
        return header[0] == Handshake && length <= LongestRecord ? Header + length : 0;
    }
}
