using OrleansMesh.Routing.Matching;

namespace OrleansMesh.Routing.Tests;

/// <summary>A request as a test writes it.</summary>
internal readonly struct TestRequest(string host, string path, string query = "", string method = "GET", string scheme = "http", int port = 8080, IReadOnlyDictionary<string, string>? headers = null, string? entrance = null)
    : IRequestView
{
    public ReadOnlySpan<char> Host => host;

    public ReadOnlySpan<char> Path => path;

    public ReadOnlySpan<char> Query => query;

    public string Method => method;

    public string Scheme => scheme;

    public int LocalPort => port;

    public string? Entrance => entrance;

    public string? Header(string name) => headers is not null && headers.TryGetValue(name, out var value) ? value : null;

    public override string ToString() =>
        $"{method} {scheme}://{host}{path}?{query} on {port} through {entrance} [{string.Join("; ", headers ?? new Dictionary<string, string>())}]";
}
