using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace OrleansMesh.External.Tests.Harness;

/// <summary>The one HTTP client of these tests; it adds nothing of its own to a request.</summary>
internal static class Http
{
    // An HttpMessageInvoker has no GetStringAsync; a test reads better with one.
#pragma warning disable RS0030
    private static readonly HttpClient Client = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false })
    {
        Timeout = TimeSpan.FromSeconds(60),
    };
#pragma warning restore RS0030

    public static Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) =>
        Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

    public static Task<string> GetAsync(string url) => Client.GetStringAsync(url, TestContext.Current.CancellationToken);

    public static async Task<JsonNode> GetJsonAsync(string url) => JsonNode.Parse(await GetAsync(url))!;

    public static async Task<bool> IsOkAsync(string url)
    {
        try
        {
            using var response = await SendAsync(new HttpRequestMessage(HttpMethod.Get, url));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public static StringContent Text(string text, string mediaType) => new(text, Encoding.UTF8, new MediaTypeHeaderValue(mediaType));
}
