using System.Net;

namespace OrleansMesh.EdgeNode.Tests.Fixtures;

/// <summary>A request body of random bytes, with its length told or in chunks.</summary>
internal sealed class TestBody(byte[] bytes, bool chunked) : HttpContent
{
    private const int WriteSize = 10_000;

    public static byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        new Random(count).NextBytes(bytes);
        return bytes;
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        for (var at = 0; at < bytes.Length; at += WriteSize)
        {
            await stream.WriteAsync(bytes.AsMemory(at, Math.Min(WriteSize, bytes.Length - at)), TestContext.Current.CancellationToken);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = chunked ? -1 : bytes.Length;
        return !chunked;
    }
}
