using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace OrleansMesh.Routing.Balancing;

/// <summary>XXH64 with seed 0, as github.com/Cyan4973/xxHash's specification has it: the hash that Envoy uses, the same in every process and on every machine.</summary>
public static class XxHash64
{
    private const ulong P1 = 11400714785074694791;
    private const ulong P2 = 14029467366897019727;
    private const ulong P3 = 1609587929392839161;
    private const ulong P4 = 9650029242287828579;
    private const ulong P5 = 2870177450012600261;

    /// <summary>The hash of a text's UTF-8 form.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        const int OnStack = 512;
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var bytes = most <= OnStack ? stackalloc byte[OnStack] : new byte[most];
        return Of(bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }

    /// <summary>The hash of some bytes.</summary>
    public static ulong Of(ReadOnlySpan<byte> data)
    {
        var length = (ulong)data.Length;
        ulong hash;
        if (data.Length >= 32)
        {
            Span<ulong> lanes = [unchecked(P1 + P2), P2, 0, unchecked(0 - P1)];
            for (; data.Length >= 32; data = data[32..])
            {
                for (var lane = 0; lane < 4; lane++)
                {
                    lanes[lane] = Round(lanes[lane], Read(data[(lane * 8)..]));
                }
            }

            hash = BitOperations.RotateLeft(lanes[0], 1) + BitOperations.RotateLeft(lanes[1], 7) + BitOperations.RotateLeft(lanes[2], 12) + BitOperations.RotateLeft(lanes[3], 18);
            foreach (var lane in lanes)
            {
                hash = ((hash ^ Round(0, lane)) * P1) + P4;
            }
        }
        else
        {
            hash = P5;
        }

        return Mixed(Rest(hash + length, data));
    }

    /// <summary>Another hash, made from one and a number.</summary>
    public static ulong Of(ulong hash, uint number)
    {
        Span<ulong> both = [hash, number];
        return Of(MemoryMarshal.AsBytes(both));
    }

    private static ulong Rest(ulong hash, ReadOnlySpan<byte> data)
    {
        for (; data.Length >= 8; data = data[8..])
        {
            hash = (BitOperations.RotateLeft(hash ^ Round(0, Read(data)), 27) * P1) + P4;
        }

        if (data.Length >= 4)
        {
            hash = (BitOperations.RotateLeft(hash ^ (BinaryPrimitives.ReadUInt32LittleEndian(data) * P1), 23) * P2) + P3;
            data = data[4..];
        }

        foreach (var value in data)
        {
            hash = BitOperations.RotateLeft(hash ^ (value * P5), 11) * P1;
        }

        return hash;
    }

    private static ulong Mixed(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * P2;
        hash = (hash ^ (hash >> 29)) * P3;
        return hash ^ (hash >> 32);
    }

    private static ulong Round(ulong accumulator, ulong value) => BitOperations.RotateLeft(accumulator + (value * P2), 31) * P1;

    private static ulong Read(ReadOnlySpan<byte> data) => BinaryPrimitives.ReadUInt64LittleEndian(data);
}
