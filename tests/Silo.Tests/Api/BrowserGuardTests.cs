using System.Net;
using OrleansMesh.Silo.Tests.Harness;

namespace OrleansMesh.Silo.Tests.Api;

/// <summary>Pages that are open in a browser on the machine cannot use the API.</summary>
public sealed class BrowserGuardTests(SharedSilo shared)
{
    private const string Path = "/apis/networking.istio.io/v1/virtualservices";

    private readonly ApiClient _api = shared.Api;

    [Theory]
    [InlineData("Host", "attacker.example.com")]
    [InlineData("Host", "127.0.0.1.attacker.example.com:7070")]
    [InlineData("Host", "10.0.0.1:7070")]
    [InlineData("Origin", "https://attacker.example.com")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task RequestOfAnotherSitesPage_Is403(string header, string value)
    {
        (await _api.GetAsync(Path, (header, value))).Refused(403, "Forbidden");
        (await _api.GetAsync("/readyz", (header, value))).Refused(403, "Forbidden");
    }

    [Theory]
    [InlineData("Host", "localhost")]
    [InlineData("Host", "LOCALHOST:7070")]
    [InlineData("Host", "[::1]:7070")]
    [InlineData("Host", "127.0.0.2")]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Sec-Fetch-Site", "none")]
    public async Task RequestToALoopbackAddress_IsServed(string header, string value)
    {
        (await _api.GetAsync(Path, (header, value))).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task RequestOfOurOwnPage_IsServed()
    {
        (await _api.GetAsync(Path, ("Origin", $"http://127.0.0.1:{_api.Address.Port}"))).Is(HttpStatusCode.OK);
        (await _api.GetAsync(Path, ("Host", "localhost:9"), ("Origin", "http://localhost:9"))).Is(HttpStatusCode.OK);
    }
}
