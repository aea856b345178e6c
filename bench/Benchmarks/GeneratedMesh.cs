using System.Globalization;
using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Benchmarks;

/// <summary>VirtualServices as a mesh of many small services has them: nine versioned prefixes and a catch-all each, half of them with a mirror.</summary>
internal static class GeneratedMesh
{
    private const int Routes = 10;

    public static VirtualService[] VirtualServices(int count, Layout layout) => [.. Enumerable.Range(0, count).Select(i => VirtualService(i, layout))];

    public static CompiledRoutes Compile(int count, Layout layout) => RouteTableCompiler.Compile(VirtualServices(count, layout), new CompilerOptions());

    /// <summary>The request for one of the services, by number.</summary>
    public static BenchmarkRequest Request(int i, Layout layout) => layout == Layout.DifferentHosts
        ? new($"{Name(i)}.example.com:8080", "/api/v1/orders/42")
        : new("gateway.example.com:8080", $"/{Name(i)}/api/v1/orders/42");

    private static VirtualService VirtualService(int i, Layout layout)
    {
        var hosts = layout == Layout.DifferentHosts;
        return new()
        {
            ApiVersion = "networking.istio.io/v1",
            Metadata = new() { Name = Name(i), Namespace = "default" },
            Spec = new()
            {
                Hosts = [hosts ? $"{Name(i)}.example.com" : "*"],
                Gateways = ["istio-system/ingressgateway"],
                Http =
                [
                    .. Enumerable.Range(1, Routes - 1).Select(version => Route(i, hosts ? $"/api/v{version}" : $"/{Name(i)}/api/v{version}", "v1", mirrored: version == 1 && i % 2 == 0)),
                    Route(i, hosts ? "/" : $"/{Name(i)}/", "v2", mirrored: false),
                ],
            },
        };
    }

    private static HttpRoute Route(int i, string prefix, string subset, bool mirrored) => new()
    {
        Match = [new() { Uri = new() { Prefix = prefix } }],
        Route = [new() { Destination = new() { Host = Name(i), Subset = subset } }],
        Mirror = mirrored ? new() { Host = Name(i), Subset = "v2" } : null,
    };

    private static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"service-{i:D5}");
}
