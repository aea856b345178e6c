using System.Net;
using System.Net.Sockets;

namespace OrleansMesh.Hosting.Tests;

public sealed class ListenAddressTests
{
    [Fact]
    public void SeveralAddresses_AreReadInOrder()
    {
        var addresses = ListenAddress.ParseAll("S:Urls", "http://127.0.0.1:7070; http://[::1]:7071;");

        Assert.Equal([7070, 7071], addresses.Select(a => a.Port));
        Assert.Equal([IPAddress.Loopback, IPAddress.IPv6Loopback], addresses.SelectMany(a => a.Addresses));
        Assert.All(addresses, a => Assert.True(a.IsLoopback));
    }

    [Theory]
    [InlineData("http://0.0.0.0:1")]
    [InlineData("http://*:1")]
    [InlineData("http://+:1")]
    [InlineData("http://10.0.0.1:1")]
    public void AddressThatOthersReach_IsNotLoopback(string url)
    {
        Assert.False(Assert.Single(ListenAddress.ParseAll("S:Urls", url)).IsLoopback);
    }

    [Theory]
    [InlineData("", "at least one address is needed, such as http://127.0.0.1:7070")]
    [InlineData(" ; ", "at least one address is needed, such as http://127.0.0.1:7070")]
    [InlineData("7070", "'7070' is not an address such as http://127.0.0.1:7070")]
    [InlineData("https://127.0.0.1:7443", "'https://127.0.0.1:7443' is not served; an address is http://host:port without a path")]
    [InlineData("http://127.0.0.1:7070/api", "'http://127.0.0.1:7070/api' is not served; an address is http://host:port without a path")]
    [InlineData("http://unix:/tmp/x.sock", "'http://unix:/tmp/x.sock' is not served; an address is http://host:port without a path")]
    [InlineData("http://127.0.0.1:65536", "'http://127.0.0.1:65536' has no port from 0 to 65535")]
    [InlineData("http://example.com:1", "the host of 'http://example.com:1' is neither an IP address nor localhost nor *")]
    public void WrongAddress_IsToldWithItsSetting(string urls, string problem)
    {
        var error = Assert.Throws<StartupException>(() => ListenAddress.ParseAll("S:Urls", urls));

        Assert.Equal($"S:Urls: {problem}", error.Message);
    }

    [Fact]
    public void TakenPort_IsToldWithItsSetting()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var address = Assert.Single(ListenAddress.ParseAll("S:Urls", $"http://127.0.0.1:{port}"));

        var error = Assert.Throws<StartupException>(address.RequireFree);

        Assert.Equal($"S:Urls: port {port} on 127.0.0.1 is taken by another process", error.Message);
        taken.Stop();
        address.RequireFree();
    }
}
