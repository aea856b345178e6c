using System.Net.Http.Headers;
using System.Text;

namespace OrleansMesh.Silo.Tests.Harness;

/// <summary>Talks to the management API as an operator's program does. Paths go out as they are written.</summary>
internal sealed class ApiClient(Uri address) : IDisposable
{
    public const string Json = "application/json";
    public const string Yaml = "application/yaml";
    public const string Merge = "application/merge-patch+json";

    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false });

    public Uri Address => address;

    public Task<ApiResponse> GetAsync(string path, string? accept = null) => SendAsync(HttpMethod.Get, path, accept: accept);

    public Task<ApiResponse> PostAsync(string path, string body, string? contentType = Json) => SendAsync(HttpMethod.Post, path, body, contentType);

    public Task<ApiResponse> PutAsync(string path, string body, string? contentType = Json) => SendAsync(HttpMethod.Put, path, body, contentType);

    public Task<ApiResponse> PatchAsync(string path, string body, string? contentType = Merge) => SendAsync(HttpMethod.Patch, path, body, contentType);

    public Task<ApiResponse> DeleteAsync(string path, string? body = null) => SendAsync(HttpMethod.Delete, path, body, Json);

    public Task<ApiResponse> SendAsync(HttpMethod method, string path, string? body = null, string? contentType = null, string? accept = null) =>
        SendAsync(method, path, body is null ? null : Encoding.UTF8.GetBytes(body), contentType, accept);

    public async Task<ApiResponse> SendAsync(HttpMethod method, string path, byte[]? body, string? contentType, string? accept = null)
    {
        using var request = Request(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        }

        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        return await SendAsync(request);
    }

    public async Task<ApiResponse> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = Request(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await SendAsync(request);
    }

    public void Dispose() => _client.Dispose();

    private HttpRequestMessage Request(HttpMethod method, string path) =>
        new(method, new Uri($"http://127.0.0.1:{address.Port}{path}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));

    private async Task<ApiResponse> SendAsync(HttpRequestMessage request)
    {
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new ApiResponse(response.StatusCode, text, response.Headers, response.Content.Headers);
    }
}
