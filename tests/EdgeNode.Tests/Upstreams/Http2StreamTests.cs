using System.Buffers.Binary;
using CsCheck;
using OrleansMesh.EdgeNode.Upstreams.Connections;

namespace OrleansMesh.EdgeNode.Tests.Upstreams;

/// <summary>Frames come and go as they are but for what the policy says, however they are cut.</summary>
public sealed class Http2StreamTests
{
    private const int Most = 5;

    private static readonly Gen<(byte Type, byte Flags, byte[] Payload)> Frame = Gen.Frequency(
        (3, Gen.Select(Gen.Byte.Where(type => type != 4), Gen.Byte, Gen.Byte.Array[0, 40], (type, flags, payload) => (type, flags, payload))),
        (1, Gen.Select(Gen.Const((byte)4), Gen.Byte[0, 1], Gen.Select(Gen.UShort[1, 5], Gen.UInt[0, 10]).Array[0, 4], (type, flags, settings) => (type, flags, settings.SelectMany(Parameter).ToArray()))),
        // A SETTINGS frame that is none.
        (1, Gen.Select(Gen.Byte.Array[1, 5], payload => ((byte)4, (byte)0, payload))));

    // At the end there may be half a head of a frame that the server did not end: it comes by as well.
    [Fact]
    public Task ServersFrames_AreBounded_HoweverTheyAreCut() => Gen.Select(Frame.Array[0, 12], Gen.Int[1, 30].Array[1, 10], Gen.Int[1, 30].Array[1, 10], Gen.Byte.Array[0, 8]).SampleAsync(
        async (frames, cuts, reads, tail) =>
        {
            var sent = frames.SelectMany(frame => Bytes(frame.Type, frame.Flags, frame.Payload)).Concat(tail).ToArray();
            Assert.Equal(Naive(frames).Concat(tail), await ReadAllAsync(new Http2Stream(new CutStream(sent, cuts), new(Most, null)), reads));
        });

    [Fact]
    public Task WithoutABound_FramesAreAsTheyCome() => Gen.Select(Frame.Array[0, 12], Gen.Int[1, 30].Array[1, 10]).SampleAsync(async (frames, cuts) =>
    {
        var sent = frames.SelectMany(frame => Bytes(frame.Type, frame.Flags, frame.Payload)).ToArray();
        Assert.Equal(sent, await ReadAllAsync(new Http2Stream(new CutStream(sent, cuts), new(null, 1)), cuts));
    });

    [Fact]
    public void ClientsFrames_AreFoundHoweverTheyAreCut() => Gen.Select(Frame.Array[0, 12], Gen.Int[1, 30].Array[1, 10]).Sample((frames, cuts) =>
    {
        var found = new List<byte[]>();
        var heads = new FrameHeads(24, (head, _) => found.Add(head.ToArray()));
        var sent = new byte[24].Concat(frames.SelectMany(frame => Bytes(frame.Type, frame.Flags, frame.Payload))).ToArray();
        var (at, turn) = (0, 0);
        while (at < sent.Length)
        {
            var length = Math.Min(cuts[turn++ % cuts.Length], sent.Length - at);
            heads.Read(sent.AsSpan(at, length));
            at += length;
        }

        Assert.Equal(frames.Select(frame => Bytes(frame.Type, frame.Flags, frame.Payload)[..9]), found);
    });

    [Fact]
    public async Task AcknowledgementOfWhatTheServerNeverSaid_IsKeptFromIt()
    {
        using var server = new MemoryStream();
        await using var stream = new Http2Stream(server, new(Most, null));
        byte[] preface = new byte[24], acknowledgement = Bytes(4, 1, 0, []), ping = Bytes(6, 0, 0, new byte[8]);

        await stream.WriteAsync((byte[])[.. preface, .. Bytes(4, 0, 0, Parameter((1, 2)))], TestContext.Current.CancellationToken);
        await stream.WriteAsync((byte[])[.. ping, .. acknowledgement, .. ping], TestContext.Current.CancellationToken);
        await stream.WriteAsync(acknowledgement, TestContext.Current.CancellationToken);

        Assert.Equal([.. preface, .. Bytes(4, 0, 0, Parameter((1, 2))), .. ping, .. ping, .. acknowledgement], server.ToArray());
    }

    private static IEnumerable<byte> Naive((byte Type, byte Flags, byte[] Payload)[] frames)
    {
        foreach (var value in Bytes(4, 0, 0, Parameter((3, Most))))
        {
            yield return value;
        }

        foreach (var (type, flags, payload) in frames)
        {
            if (type != 4 || flags != 0 || payload.Length % 6 != 0)
            {
                foreach (var value in Bytes(type, flags, payload))
                {
                    yield return value;
                }

                continue;
            }

            var settings = payload.Chunk(6).Select(p => (Id: BinaryPrimitives.ReadUInt16BigEndian(p), Value: BinaryPrimitives.ReadUInt32BigEndian(p.AsSpan(2))))
                .Select(p => p.Id == 3 ? (p.Id, Math.Min(p.Value, Most)) : p);
            foreach (var value in Bytes(4, 0, [.. settings.SelectMany(Parameter)]))
            {
                yield return value;
            }
        }
    }

    private static byte[] Bytes(byte type, byte flags, byte[] payload) => Bytes(type, flags, 1, payload);

    private static byte[] Bytes(byte type, byte flags, byte stream, byte[] payload) => [0, 0, (byte)payload.Length, type, flags, 0, 0, 0, stream, .. payload];

    private static byte[] Parameter((ushort Id, uint Value) parameter)
    {
        var bytes = new byte[6];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, parameter.Id);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(2), parameter.Value);
        return bytes;
    }

    private static async Task<byte[]> ReadAllAsync(Http2Stream stream, int[] sizes)
    {
        var all = new List<byte>();
        for (var turn = 0; ; turn++)
        {
            var buffer = new byte[sizes[turn % sizes.Length]];
            var count = await stream.ReadAsync(buffer);
            if (count == 0)
            {
                return [.. all];
            }

            all.AddRange(buffer[..count]);
        }
    }

    private sealed class CutStream(byte[] bytes, int[] cuts) : MemoryStream(bytes)
    {
        private int _turn;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, cuts[_turn++ % cuts.Length])], cancellationToken);
    }
}
