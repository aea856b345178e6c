using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using OrleansMesh.External.Tests.Harness;

namespace OrleansMesh.External.Tests.Httpbin;

/// <summary>Real httpbin under gunicorn as both versions: bodies of every size and framing arrive byte for byte on both sides.</summary>
public sealed class HttpbinTests
{
    private static readonly int[] Sizes = [1, 2, 1023, 1024, 65_535, 65_536, 1_000_000, 8_388_608, 52_428_800];

    [Fact]
    public async Task Bodies_ArriveByteForByteOnBothSides()
    {
        await using var mesh = await HttpbinMesh.StartAsync();
        var expected = new List<string>();
        foreach (var size in Sizes)
        {
            foreach (var chunked in new[] { false, true })
            {
                var body = RandomNumberGenerator.GetBytes(size);
                var path = $"/status/200?size={size}&chunked={chunked}";
                using var response = await mesh.PostAsync(path, body, chunked);
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
                expected.Add($"POST {path} {(chunked ? "chunked" : "length")} {size} {Convert.ToHexStringLower(SHA256.HashData(body))}");

                // One shadow at a time, so that none is cut off for lagging behind fifty megabytes of another.
                await mesh.UntilAccountedAsync(expected.Count);
            }
        }

        Assert.Equal(expected, mesh.V1Saw());
        Assert.Equal(expected, mesh.V2Saw());
        var status = await mesh.AccountsAsync(expected.Count);
        Assert.Equal(expected.Count, ManagementApi.Count(status, "succeeded"));
    }

    [Fact]
    public async Task Answer_IsTheOneHttpbinGivesWithoutTheMesh()
    {
        await using var mesh = await HttpbinMesh.StartAsync();
        foreach (var path in new[] { "/anything/a%2Fb//c?q=%C3%A4&q=2", "/status/418", "/bytes/4096?seed=7", "/stream-bytes/10000?seed=7&chunk_size=333", "/response-headers?set-cookie=a%3D1", "/redirect-to?url=%2Fget" })
        {
            using var direct = await Http.SendAsync(new HttpRequestMessage(HttpMethod.Get, mesh.V1Url + path));

            // Read whole before the next is asked: httpbin's seeded bytes come from one generator for the process.
            var directBody = await BodyAsync(direct);
            using var routed = await Http.SendAsync(new HttpRequestMessage(HttpMethod.Get, mesh.EdgeUrl + path) { Headers = { Host = new Uri(mesh.V1Url).Authority } });
            Assert.Equal(direct.StatusCode, routed.StatusCode);
            Assert.Equal(Comparable(direct), Comparable(routed));
            Assert.Equal(directBody, await BodyAsync(routed));
        }
    }

    private static IEnumerable<string> Comparable(HttpResponseMessage response) =>
        response.Headers.Concat(response.Content.Headers)
            // An answer that echoes the request is longer by what the mesh adds to that.
            .Where(header => header.Key is not "Date" && !(header.Key is "Content-Length" && response.Content.Headers.ContentType?.MediaType == "application/json"))
            .Select(header => $"{header.Key}: {string.Join(',', header.Value)}")
            .Where(header => !header.StartsWith("Connection:", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static async Task<string> BodyAsync(HttpResponseMessage response)
    {
        var text = Convert.ToBase64String(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        return response.Content.Headers.ContentType?.MediaType == "application/json" ? WithoutForwarding(text) : text;
    }

    // httpbin echoes the request's headers and origin; the mesh adds x-forwarded-*, x-envoy-attempt-count, x-orleansmesh-hops and x-request-id.
    private static string WithoutForwarding(string base64)
    {
        var json = JsonNode.Parse(Convert.FromBase64String(base64))!.AsObject();
        json.Remove("origin");
        (json["headers"] as JsonObject)?.Remove("X-Forwarded-For");
        (json["headers"] as JsonObject)?.Remove("X-Forwarded-Proto");
        (json["headers"] as JsonObject)?.Remove("X-Envoy-Attempt-Count");
        (json["headers"] as JsonObject)?.Remove("X-Orleansmesh-Hops");
        (json["headers"] as JsonObject)?.Remove("X-Request-Id");
        return json.ToJsonString();
    }
}
