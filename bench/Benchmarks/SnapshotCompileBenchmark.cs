using BenchmarkDotNet.Attributes;
using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Benchmarks;

/// <summary>Compiling the VirtualServices of a mesh: all of them, as when an edge starts, and one that changed among them.</summary>
[MemoryDiagnoser, MinColumn]
public class SnapshotCompileBenchmark
{
    private static readonly CompilerOptions Options = new();

    private VirtualService[] _virtualServices = [];
    private CompiledRoutes? _previous;
    private KeyValuePair<ResourceKey, VirtualService?>[] _change = [];

    [Params(10, 1_000, 10_000)]
    public int VirtualServices { get; set; }

    [ParamsAllValues]
    public Layout Layout { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _virtualServices = GeneratedMesh.VirtualServices(VirtualServices, Layout);
        _previous = All();
        var changed = _virtualServices[VirtualServices / 2] with { ApiVersion = "networking.istio.io/v1beta1" };
        _change = [KeyValuePair.Create(changed.Key, (VirtualService?)changed)];
    }

    [Benchmark(Baseline = true)]
    public CompiledRoutes All() => RouteTableCompiler.Compile(_virtualServices, Options);

    [Benchmark]
    public CompiledRoutes AfterOneChange() => RouteTableCompiler.Advance(_previous!, _change);
}
