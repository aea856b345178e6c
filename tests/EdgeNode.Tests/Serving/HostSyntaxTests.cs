using CsCheck;
using OrleansMesh.EdgeNode.Mirroring;
using OrleansMesh.Routing.Naming;

namespace OrleansMesh.EdgeNode.Tests.Serving;

/// <summary>What is let in as a host, the outgoing client must understand: otherwise it sends a <c>Host</c> of its own beside it.</summary>
public sealed class HostSyntaxTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("a_b.example.com.:8080")]
    [InlineData("127.0.0.1:80")]
    [InlineData("[::1]")]
    [InlineData("[2001:db8::1]:65535")]
    public void Host_IsValid(string host) => Assert.True(HostSyntax.IsValid(host));

    [Theory]
    [InlineData("")]
    [InlineData(":80")]
    [InlineData("a:")]
    [InlineData(".")]
    [InlineData(".a")]
    [InlineData("a..b")]
    [InlineData("a..")]
    [InlineData("-a")]
    [InlineData("0.-a")]
    [InlineData("0._a")]
    [InlineData("a:65536")]
    [InlineData("a:b")]
    [InlineData("a:1:2")]
    [InlineData("::1")]
    [InlineData("[::1")]
    [InlineData("[]")]
    [InlineData("[g]")]
    [InlineData("[9]")]
    [InlineData("[1.2.3.4]")]
    [InlineData("[::1]a")]
    [InlineData("[::1%1]")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("u@a")]
    [InlineData("*.a")]
    [InlineData("a,b")]
    [InlineData("a%41")]
    [InlineData("\u00e9")]
    public void Other_IsNot(string host) => Assert.False(HostSyntax.IsValid(host));

    [Fact]
    public void Name_IsAsLongAsDnsAllows()
    {
        var label = new string('a', 63);
        Assert.True(HostSyntax.IsValid(label));
        Assert.False(HostSyntax.IsValid(label + "a"));
        Assert.True(HostSyntax.IsValid($"{label}.{label}.{label}.{label[..54]}"));
        Assert.False(HostSyntax.IsValid($"{label}.{label}.{label}.{label[..55]}"));
        Assert.True(Understands(ShadowHost.Mark($"{label}.{label}.{label}.{label[..54]}:65535")));
    }

    [Fact]
    public void ValidHost_IsUnderstoodByTheOutgoingClient_AlsoWhenMarkedAsShadow() =>
        Gen.Char["aZ09.-_:[]% @,\u00e9"].Array[0, 7].Select(characters => new string(characters))
            .Sample(host => !HostSyntax.IsValid(host) || (Understands(host) && Understands(ShadowHost.Mark(host))), iter: 50_000);

    private static bool Understands(string host)
    {
        using var message = new HttpRequestMessage();
        message.Headers.TryAddWithoutValidation("Host", host);
        return message.Headers.Host == host;
    }
}
