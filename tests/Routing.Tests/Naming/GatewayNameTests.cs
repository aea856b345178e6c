using OrleansMesh.Routing.Naming;

namespace OrleansMesh.Routing.Tests.Naming;

public sealed class GatewayNameTests
{
    [Theory]
    [InlineData("gw", "prod/gw")]
    [InlineData("./gw", "prod/gw")]
    [InlineData("istio-system/gw", "istio-system/gw")]
    [InlineData("gw.istio-system", "istio-system/gw")]
    [InlineData("gw.istio-system.svc.cluster.local", "istio-system/gw")]
    [InlineData("mesh", "mesh")]
    public void Name_BecomesNamespaceAndName(string written, string full) => Assert.Equal(full, GatewayName.Resolve(written, "prod"));
}
