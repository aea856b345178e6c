using OrleansMesh.EdgeNode.Credentials;
using OrleansMesh.EdgeNode.Tests.Gateways;
using static OrleansMesh.EdgeNode.Tests.Gateways.GatewayEdge;

namespace OrleansMesh.EdgeNode.Tests.Credentials;

/// <summary>Whom a certificate is for.</summary>
public sealed class SubjectAltNamesTests
{
    [Theory]
    [InlineData("a.shop.test", "a.shop.test", true)]
    [InlineData("a.shop.test", "A.Shop.Test", true)]
    [InlineData("A.Shop.Test", "a.shop.test", true)]
    [InlineData("a.shop.test", "b.shop.test", false)]
    [InlineData("*.shop.test", "a.shop.test", true)]
    [InlineData("*.Shop.test", "A.shop.Test", true)]
    [InlineData("*.shop.test", "a.b.shop.test", false)]
    [InlineData("*.shop.test", "shop.test", false)]
    [InlineData("*.shop.test", ".shop.test", false)]
    [InlineData("*.shop.test", "*.shop.test", true)]
    [InlineData("a.shop.test", "*.shop.test", false)]
    [InlineData("*.test", "*.shop.test", false)]
    [InlineData("*.test", "*.test", true)]
    [InlineData("spiffe://td/ns/a/sa/b", "spiffe://td/ns/a/sa/b", true)]
    [InlineData("spiffe://td/ns/a/sa/b", "spiffe://td/ns/a/sa/B", false)]
    [InlineData("spiffe://td/ns/A/sa/b", "spiffe://td/ns/a/sa/b", false)]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    public void Name_IsCoveredAsEnvoyHasIt(string certified, string wanted, bool isCovered)
    {
        using var certificate = TestAuthority.Trusted.Issue("CN=x", certified);

        Assert.Equal(isCovered, SubjectAltNames.Of(certificate).Covers(wanted));
    }

    [Fact]
    public void CertificateWithoutNames_CoversNone()
    {
        using var certificate = TestAuthority.Trusted.Issue("CN=a.test");

        Assert.False(SubjectAltNames.Of(certificate).Covers("a.test"));
    }

    [Theory]
    [InlineData("*.client.test", "A.client.test", true)]
    [InlineData("spiffe://td/named", "spiffe://td/Named", false)]
    public async Task NameOfAClient_IsComparedAsThatOfAnUpstream(string certified, string allowed, bool isServed)
    {
        using var client = TestAuthority.Trusted.Issue("CN=client", certified);
        using var server = TestAuthority.Trusted.Issue("CN=a.test", "a.test");
        await using var edge = await StartAsync();
        await edge.ApplyAsync(
            Gateway("gw", $"{{port: {{number: 443, name: a, protocol: HTTPS}}, hosts: [a.test], tls: {{mode: MUTUAL, credentialName: a, subjectAltNames: [\"{allowed}\"]}}}}"),
            edge.Route("a.test"),
            Secret("a", server, ("ca.crt", TestAuthority.Trusted.Pem)));

        var answer = edge.SendAsync("443", Get("https://a.test/"), Trusting(client));

        Assert.Equal(isServed, await Record.ExceptionAsync(() => answer) is null);
    }
}
