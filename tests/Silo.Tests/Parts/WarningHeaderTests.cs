using OrleansMesh.Silo.Api.Answers;

namespace OrleansMesh.Silo.Tests.Parts;

public sealed class WarningHeaderTests
{
    [Theory]
    [InlineData("a", "299 - \"a\"")]
    [InlineData("a \"b\" \\c", "299 - \"a \\\"b\\\" \\\\c\"")]
    [InlineData("a\r\nX: y\u0000\u00E4", "299 - \"a??X: y??\"")]
    public void Warning_IsEscaped(string text, string header)
    {
        Assert.Equal([header], WarningHeader.Format([text]));
    }

    [Fact]
    public void LongWarning_IsCut()
    {
        Assert.Equal([$"299 - \"{new string('a', 253)}...\""], WarningHeader.Format([new string('a', 257)]));
        Assert.Equal([$"299 - \"{new string('a', 256)}\""], WarningHeader.Format([new string('a', 256)]));
    }

    [Fact]
    public void ManyWarnings_AreSummedUp()
    {
        var headers = WarningHeader.Format([.. Enumerable.Range(0, 100).Select(i => $"w{i}")]);

        Assert.Equal(41, headers.Length);
        Assert.Equal("299 - \"w39\"", headers[39]);
        Assert.Equal("299 - \"60 more warnings are not shown\"", headers[40]);
    }
}
