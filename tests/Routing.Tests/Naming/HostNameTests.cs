using OrleansMesh.Routing.Naming;

namespace OrleansMesh.Routing.Tests.Naming;

public sealed class HostNameTests
{
    [Theory]
    [InlineData("foo.com", "foo.com")]
    [InlineData("foo.com:80", "foo.com")]
    [InlineData("foo.com.", "foo.com")]
    [InlineData("foo.com.:80", "foo.com")]
    [InlineData("Foo.com:", "Foo.com")]
    [InlineData("[::1]:80", "::1")]
    [InlineData("[::1]", "::1")]
    [InlineData("::1", "::1")]
    [InlineData("[::1", "[::1")]
    [InlineData(":80", "")]
    [InlineData("", "")]
    public void Authority_LosesPortBracketsAndDot(string authority, string host) => Assert.Equal(host, HostName.WithoutPort(authority).ToString());

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("0x7f.1", false)]
    [InlineData("127.0.0.01", false)]
    [InlineData("1", false)]
    [InlineData("foo.com", false)]
    public void Address_IsOneOnlyInItsUsualForm(string host, bool isAddress) => Assert.Equal(isAddress, HostName.IsAddress(host));
}
