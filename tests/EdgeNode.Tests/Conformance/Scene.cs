using Microsoft.AspNetCore.Http;
using OrleansMesh.EdgeNode.Forwarding;
using OrleansMesh.EdgeNode.Tests.Fixtures;
using OrleansMesh.EdgeNode.Upstreams.Dns;
using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Registry;

namespace OrleansMesh.EdgeNode.Tests.Conformance;

/// <summary>A real edge before real upstreams, each of which answers with its own name. Manifests name their ports by <c>$a</c>, <c>$b</c>, <c>$c</c>.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private readonly Dictionary<string, TestUpstream> _upstreams;

    private Scene(Dictionary<string, TestUpstream> upstreams, TestEdge edge) => (_upstreams, Edge) = (upstreams, edge);

    public TestEdge Edge { get; }

    public TestUpstream this[string name] => _upstreams[name];

    /// <summary>Starts the upstreams and an edge that serves the manifests.</summary>
    public static async Task<Scene> StartAsync(
        string yaml, TimeProvider? time = null, RandomSource? random = null, CompilerOptions? compiler = null, RegistryOptions? registry = null,
        INameResolver? names = null)
    {
        var upstreams = new Dictionary<string, TestUpstream>();
        foreach (var name in new[] { "a", "b", "c" })
        {
            upstreams.Add(name, await TestUpstream.StartAsync(context => context.Response.WriteAsync(name)));
        }

        var edge = await TestEdge.StartAsync(time: time, random: random, compiler: compiler, registry: registry, names: names);
        var scene = new Scene(upstreams, edge);
        edge.Publish(TestMesh.Of(1, scene.Filled(yaml)));
        return scene;
    }

    /// <summary>Serves other manifests from now on.</summary>
    public void Publish(long revision, string yaml) => Edge.Publish(TestMesh.Of(revision, Filled(yaml)));

    /// <summary>Sends a request.</summary>
    /// <returns>The name of the upstream that answered, or the edge's reason.</returns>
    public async Task<string> AskAsync(string target, string method = "GET", string? host = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Edge.Address, target));
        request.Headers.Host = host;
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await Edge.SendAsync(request);
        return response.Headers.TryGetValues("x-orleansmesh-reason", out var reason)
            ? reason.Single()
            : await response.Content.ReadAsStringAsync(Patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await Edge.DisposeAsync();
        foreach (var upstream in _upstreams.Values)
        {
            await upstream.DisposeAsync();
        }
    }

    private string Filled(string yaml)
    {
        foreach (var (name, upstream) in _upstreams)
        {
            yaml = yaml.Replace($"${name}", $"{upstream.Port}", StringComparison.Ordinal);
        }

        return yaml.Replace("$edge", $"{Edge.Port}", StringComparison.Ordinal);
    }
}
