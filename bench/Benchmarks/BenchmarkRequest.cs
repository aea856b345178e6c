using OrleansMesh.Routing.Matching;

namespace OrleansMesh.Benchmarks;

/// <summary>A request without headers.</summary>
internal readonly struct BenchmarkRequest(string host, string path) : IRequestView
{
    public ReadOnlySpan<char> Host => host;

    public ReadOnlySpan<char> Path => path;

    public ReadOnlySpan<char> Query => default;

    public string Method => "GET";

    public string Scheme => "http";

    public int LocalPort => 8080;

    public string? Entrance => null;

    public string? Header(string name) => null;
}
