using OrleansMesh.Routing.Naming;

namespace OrleansMesh.Routing.Tests.Naming;

public sealed class ServiceAliasesTests
{
    [Theory]
    [InlineData("a.prod.svc.cluster.local", "default", "a.prod.svc a.prod")]
    [InlineData("a.prod.svc.cluster.local", "prod", "a.prod.svc a.prod a")]
    [InlineData("*.prod.svc.cluster.local", "prod", "")]
    [InlineData("x.a.prod.svc.cluster.local", "prod", "")]
    [InlineData("a.com", "prod", "")]
    public void ServiceHost_HasItsShorterNames(string host, string client, string aliases) =>
        Assert.Equal(aliases, string.Join(' ', ServiceAliases.Of(host, client, "cluster.local")));
}
