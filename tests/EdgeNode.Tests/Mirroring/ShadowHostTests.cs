using OrleansMesh.EdgeNode.Mirroring;

namespace OrleansMesh.EdgeNode.Tests.Mirroring;

public sealed class ShadowHostTests
{
    [Theory]
    [InlineData("a", "a-shadow")]
    [InlineData("a:80", "a-shadow:80")]
    [InlineData("sni.lyft.com", "sni.lyft.com-shadow")]
    [InlineData("127.0.0.1:8080", "127.0.0.1-shadow:8080")]
    [InlineData("[::1]", "[::1]-shadow")]
    [InlineData("[::1]:80", "[::1]-shadow:80")]
    [InlineData("a.", "a-shadow.")]
    [InlineData("a.:80", "a-shadow.:80")]
    public void Mark_StandsBeforeThePort(string host, string expected) => Assert.Equal(expected, ShadowHost.Mark(host));
}
