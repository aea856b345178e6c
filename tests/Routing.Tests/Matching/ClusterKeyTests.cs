using OrleansMesh.Routing.Matching;

namespace OrleansMesh.Routing.Tests.Matching;

public sealed class ClusterKeyTests
{
    [Theory]
    [InlineData("a.test", 0, "", "a.test")]
    [InlineData("a.test", 80, "", "a.test:80")]
    [InlineData("a.test", 0, "v1", "a.test/v1")]
    [InlineData("a.test", 80, "v1", "a.test:80/v1")]
    [InlineData("::1", 80, "", "[::1]:80")]
    public void Text_LeavesOutWhatIsNotSaid(string host, int port, string subset, string text) => Assert.Equal(text, new ClusterKey(host, port, subset).ToString());
}
