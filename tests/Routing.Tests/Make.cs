using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.Gateways;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Tests;

/// <summary>Short ways to write resources and tables.</summary>
internal static class Make
{
    public const string Gateway = "istio-system/ingressgateway";

    public static ObjectMeta Meta(string name, string ns = "default", string? created = null, ValueMap<string>? labels = null) =>
        new() { Name = name, Namespace = ns, CreationTimestamp = created, Labels = labels };

    public static ValueMap<T> Map<T>(params (string Key, T Value)[] entries) =>
        new(entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value)));

    public static VirtualService VirtualService(string name, string[] hosts, params HttpRoute[] http) =>
        VirtualService(Meta(name), hosts, [Gateway], http);

    public static VirtualService VirtualService(ObjectMeta meta, string[] hosts, string[]? gateways, params HttpRoute[] http) => new()
    {
        ApiVersion = "networking.istio.io/v1",
        Metadata = meta,
        Spec = new() { Hosts = [.. hosts], Gateways = gateways is null ? null : [.. gateways], Http = [.. http] },
    };

    /// <summary>A Gateway with one server for these hosts.</summary>
    public static Gateway GatewayFor(string name, string ns, params string[] hosts) => new()
    {
        ApiVersion = "networking.istio.io/v1",
        Metadata = Meta(name, ns),
        Spec = new() { Servers = [new() { Port = new() { Number = 80, Name = "http", Protocol = "HTTP" }, Hosts = [.. hosts] }] },
    };

    /// <summary>A route to one host, which tells it from others.</summary>
    public static HttpRoute Route(string host, params HttpMatchRequest[] match) => new()
    {
        Match = match.Length == 0 ? null : [.. match],
        Route = [new() { Destination = new() { Host = host } }],
    };

    public static HttpMatchRequest Prefix(string prefix) => new() { Uri = new() { Prefix = prefix } };

    public static HttpMatchRequest Exact(string exact) => new() { Uri = new() { Exact = exact } };

    public static HttpMatchRequest Regex(string regex) => new() { Uri = new() { Regex = regex } };

    public static CompiledRoutes Compile(params VirtualService[] virtualServices) => RouteTableCompiler.Compile(virtualServices, new CompilerOptions());

    public static RouteTable Table(params VirtualService[] virtualServices)
    {
        var compiled = Compile(virtualServices);
        Assert.Empty(compiled.Refused);
        return compiled.Table;
    }

    /// <summary>The host of the only destination of the rule that matches, or null.</summary>
    public static string? Destination(this RouteTable table, TestRequest request) => table.Match(ref request)?.PickDestination(0).Cluster.Host;

    public static string? Destination(this RouteTable table, string host, string path) => table.Destination(new TestRequest(host, path));
}
