using OrleansMesh.Routing.Naming;

namespace OrleansMesh.Routing.Tests.Naming;

public sealed class ShortNameTests
{
    [Theory]
    [InlineData("reviews", "reviews.prod.svc.cluster.local")]
    [InlineData("Reviews", "reviews.prod.svc.cluster.local")]
    [InlineData("reviews.prod", "reviews.prod")]
    [InlineData("Foo.COM.", "foo.com")]
    [InlineData("*", "*")]
    [InlineData("*.foo.com", "*.foo.com")]
    [InlineData("10.0.0.1", "10.0.0.1")]
    [InlineData("::1", "::1")]
    [InlineData("[::1]", "::1")]
    [InlineData("", "")]
    [InlineData("1", "1.prod.svc.cluster.local")]
    public void Name_IsCompletedOnlyWithoutDots(string written, string full) => Assert.Equal(full, ShortName.Resolve(written, "prod", "cluster.local"));
}
