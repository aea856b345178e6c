using System.Net;
using System.Security.Cryptography;
using System.Text;
using CsCheck;
using OrleansMesh.EdgeNode.Tests.Fixtures;

namespace OrleansMesh.EdgeNode.Tests.Mirroring;

/// <summary>Bodies of any length and chunking are the same on both sides, at constant memory.</summary>
[Collection(nameof(Alone))]
public sealed class LongBodyTests
{
    private const long Gigabyte = 1L << 30;
    private const long MaxGrowth = 200L << 20;

    [Fact]
    public async Task Bodies_OfAnySizeAndChunking_ArriveToTheByte()
    {
        await using var primary = await TestUpstream.StartAsync();
        await using var shadow = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(TestMesh.Mirrored(primary.Port, shadow.Port));
        var requests = 0;
        var pieces = Gen.OneOf(Gen.Int[1, 20], Gen.Int[4_000, 4_200], Gen.Int[16_300, 70_000]).Array[0, 12];

        await Gen.Select(pieces, Gen.Bool, Gen.Int[0, int.MaxValue]).SampleAsync(
            async (sizes, chunked, seed) =>
            {
                var bytes = new byte[sizes.Sum()];
                new Random(seed).NextBytes(bytes);
                using var client = await RawConnection.OpenAsync(edge.Port);
                await client.SendAsync($"POST / HTTP/1.1\r\nHost: shop\r\n{(chunked ? "Transfer-Encoding: chunked" : $"Content-Length: {bytes.Length}")}\r\n\r\n");
                var at = 0;
                foreach (var size in sizes)
                {
                    var piece = Encoding.Latin1.GetString(bytes, at, size);
                    await client.SendAsync(chunked ? $"{size:x}\r\n{piece}\r\n" : piece);
                    at += size;
                }

                await client.SendAsync(chunked ? "0\r\n\r\n" : string.Empty);
                Assert.StartsWith("HTTP/1.1 200 ", await client.ReadHeadAsync(), StringComparison.Ordinal);
                foreach (var request in new[] { await primary.NextAsync(), await shadow.NextAsync() })
                {
                    Assert.True(bytes.AsSpan().SequenceEqual(request.Body));
                }

                requests++;
            },
            iter: 60,
            threads: 1);

        Assert.Equal(requests, (await edge.SettledTotalsAsync()).Succeeded);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Gigabyte_IsMirroredAtConstantMemory(bool chunked)
    {
        await using var primary = await HashingUpstream.StartAsync();
        await using var shadow = await HashingUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(TestMesh.Mirrored(primary.Port, shadow.Port));
        using var body = new PacedBody(Gigabyte, chunked, shadow);
        GC.Collect();
        var before = Environment.WorkingSet;

        using var response = await edge.SendAsync(new HttpRequestMessage(HttpMethod.Post, edge.Address) { Content = body });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var hash = body.Hash;
        Assert.Equal(hash, await primary.Hash.WaitAsync(Patience.Token));
        Assert.Equal(hash, await shadow.Hash.WaitAsync(Patience.Token));
        Assert.InRange(body.MostMemory - before, long.MinValue, MaxGrowth);
        Assert.Equal(1, (await edge.SettledTotalsAsync()).Succeeded);
    }

    /// <summary>Random bytes; what is sent waits for the shadow to have read what was sent long before, so that a busy machine cuts off none.</summary>
    private sealed class PacedBody(long length, bool chunked, HashingUpstream shadow) : HttpContent
    {
        private const int Size = 128 * 1024;
        private const long MaxAhead = 16L << 20;

        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public byte[] Hash => _hash.GetHashAndReset();

        public long MostMemory { get; private set; }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var random = new Random(7);
            var piece = new byte[Size];
            random.NextBytes(piece);
            for (var sent = 0L; sent < length; sent += Size)
            {
                random.NextBytes(piece.AsSpan(random.Next(Size - 16), 16));
                _hash.AppendData(piece);
                await stream.WriteAsync(piece);
                if (sent % (MaxAhead / 2) == 0)
                {
                    MostMemory = Math.Max(MostMemory, Environment.WorkingSet);
                    await Eventually.TrueAsync(() => Task.FromResult(shadow.Read >= sent - MaxAhead), () => $"{shadow.Read} of {sent}");
                }
            }
        }

        protected override bool TryComputeLength(out long computed)
        {
            computed = length;
            return !chunked;
        }

        protected override void Dispose(bool disposing)
        {
            _hash.Dispose();
            base.Dispose(disposing);
        }
    }
}
