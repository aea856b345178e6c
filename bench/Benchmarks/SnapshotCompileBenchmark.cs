using BenchmarkDotNet.Attributes;
using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Benchmarks;

/// <summary>Compiling the VirtualServices of a mesh: all of them, as when an edge starts, and all but one taken over, as after a change.</summary>
[MemoryDiagnoser, MinColumn]
public class SnapshotCompileBenchmark
{
    private static readonly CompilerOptions Options = new();

    private VirtualService[] _virtualServices = [];
    private CompiledRoutes? _previous;

    [Params(10, 1_000, 10_000)]
    public int VirtualServices { get; set; }

    [ParamsAllValues]
    public Layout Layout { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _virtualServices = GeneratedMesh.VirtualServices(VirtualServices, Layout);
        _previous = All();
        _virtualServices[0] = _virtualServices[0] with { ApiVersion = "networking.istio.io/v1beta1" };
    }

    [Benchmark(Baseline = true)]
    public CompiledRoutes All() => RouteTableCompiler.Compile(_virtualServices, Options);

    [Benchmark]
    public CompiledRoutes AfterOneChange() => RouteTableCompiler.Compile(_virtualServices, Options, _previous);
}
