using OrleansMesh.Routing.Registry;
using OrleansMesh.Routing.Snapshots;

namespace OrleansMesh.Routing.Tests.Registry;

public sealed class OutsideTests
{
    [Theory]
    [InlineData("10.0.0.1", 0, "", "10.0.0.1:80", ClusterResolution.Static)]
    [InlineData("10.0.0.1", 8080, "", "10.0.0.1:8080", ClusterResolution.Static)]
    [InlineData("::1", 81, "", "::1:81", ClusterResolution.Static)]
    [InlineData("httpbin.org", 0, "", "httpbin.org:80", ClusterResolution.Dns)]
    [InlineData("reviews.prod", 0, "", "reviews.prod:80", ClusterResolution.Dns)]
    [InlineData("httpbin.org", 0, "v1", "UnknownSubset", ClusterResolution.Static)]
    [InlineData("web.default.svc.cluster.local", 0, "", "UnknownHost", ClusterResolution.Static)]
    [InlineData("*.test", 0, "", "UnknownHost", ClusterResolution.Static)]
    [InlineData("web", 0, "", "UnknownHost", ClusterResolution.Static)]
    public void AllowAny_DialsAddressesAndDottedNames(string host, int port, string subset, string resolved, ClusterResolution resolution)
    {
        var registry = ServiceRegistry.Build(MeshSnapshot.Empty, new());

        Assert.Equal(resolved, registry.Resolved(host, port, subset));
        Assert.Equal(resolution, registry.Resolve(new(host, port, subset)).Resolution);
    }

    [Fact]
    public void DefaultPort_IsASetting() =>
        Assert.Equal("httpbin.org:8000", ServiceRegistry.Build(MeshSnapshot.Empty, new() { DefaultPort = 8000 }).Resolved("httpbin.org"));

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("httpbin.org")]
    public void RegistryOnly_DialsNeither(string host) => Assert.Equal(
        "UnknownHost",
        ServiceRegistry.Build(MeshSnapshot.Empty, new() { OutboundTrafficPolicy = OutboundTrafficPolicy.RegistryOnly }).Resolved(host));
}
