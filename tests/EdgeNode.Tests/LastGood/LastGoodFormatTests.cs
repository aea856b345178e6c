using OrleansMesh.EdgeNode.Feed;
using OrleansMesh.EdgeNode.LastGood;
using OrleansMesh.EdgeNode.Tests.Fixtures;

namespace OrleansMesh.EdgeNode.Tests.LastGood;

public sealed class LastGoodFormatTests
{
    private static readonly HeldMesh Mesh = HeldMesh.Of("mesh-1", 7, [Documents.Entry("a", 1), Documents.Entry("b", 2)]);

    private static readonly byte[] Whole = File(Mesh);

    [Fact]
    public void WhatIsWritten_IsReadBack()
    {
        var (mesh, problem) = LastGoodFormat.Read(Whole);

        Assert.Null(problem);
        Assert.Equal(("mesh-1", 7), (mesh!.MeshId, mesh.Revision));
        Assert.Equal(Mesh.Documents.OrderBy(entry => entry.Key.Name), mesh.Documents.OrderBy(entry => entry.Key.Name));
        Assert.Equal(2, mesh.Snapshot.Resources.Count);
    }

    [Fact]
    public void EveryTruncation_IsIgnored()
    {
        for (var length = 0; length < Whole.Length; length++)
        {
            var (mesh, problem) = LastGoodFormat.Read(Whole.AsSpan(0, length));

            Assert.True(mesh is null && problem is not null, $"the first {length} bytes were taken for a whole file");
        }
    }

    [Fact]
    public void EveryFlippedBit_IsIgnored()
    {
        for (var bit = 0; bit < Whole.Length * 8; bit++)
        {
            byte[] damaged = [.. Whole];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));

            var (mesh, problem) = LastGoodFormat.Read(damaged);

            Assert.True(mesh is null && problem is not null, $"bit {bit} was flipped and the file was taken");
        }
    }

    [Fact]
    public void BytesBehindTheEnd_AreNotIgnored()
    {
        Assert.Null(LastGoodFormat.Read([.. Whole, (byte)'\n']).Mesh);
    }

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{"mesh":1,"revision":1,"resources":[]}""")]
    [InlineData("""{"mesh":"m","revision":"1","resources":[]}""")]
    [InlineData("""{"mesh":"m","revision":1,"resources":{}}""")]
    [InlineData("""{"mesh":"m","revision":1,"resources":[{"kind":"VirtualService"}]}""")]
    [InlineData("""{"mesh":null,"revision":1,"resources":[]}""")]
    public void ContentOfAnotherShape_IsIgnoredThoughItsChecksumFits(string content)
    {
        var bytes = Documents.Utf8(content);

        Assert.Null(LastGoodFormat.Read([.. LastGoodFormat.Header(bytes), .. bytes]).Mesh);
    }

    [Fact]
    public void AnotherVersionOfTheFormat_IsIgnored()
    {
        var text = System.Text.Encoding.ASCII.GetString(Whole).Replace("last-good 1 ", "last-good 2 ", StringComparison.Ordinal);

        Assert.Equal("its checksum does not fit, or it is of another version", LastGoodFormat.Read(Documents.Utf8(text)).Problem);
    }

    private static byte[] File(HeldMesh mesh)
    {
        var content = LastGoodFormat.Content(mesh);
        return [.. LastGoodFormat.Header(content), .. content];
    }
}
