using BenchmarkDotNet.Attributes;
using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Benchmarks;

/// <summary>Compiling all VirtualServices of a mesh, which an edge does for every change of routes.</summary>
[MemoryDiagnoser]
public class SnapshotCompileBenchmark
{
    private VirtualService[] _virtualServices = [];

    [Params(10, 1_000, 10_000)]
    public int VirtualServices { get; set; }

    [ParamsAllValues]
    public Layout Layout { get; set; }

    [GlobalSetup]
    public void Setup() => _virtualServices = GeneratedMesh.VirtualServices(VirtualServices, Layout);

    [Benchmark]
    public CompiledRoutes Compile() => RouteTableCompiler.Compile(_virtualServices, new CompilerOptions());
}
