using BenchmarkDotNet.Attributes;
using OrleansMesh.Routing.Matching;

namespace OrleansMesh.Benchmarks;

/// <summary>One match, over requests for ever other services, so that the table does not stay in the cache of one of them.</summary>
[MemoryDiagnoser, MinColumn]
public class RouteTableMatchBenchmark
{
    private const int Requests = 1024;

    private BenchmarkRequest[] _requests = [];
    private RouteTable _table = RouteTable.Empty;

    [Params(10, 1_000, 10_000)]
    public int VirtualServices { get; set; }

    [ParamsAllValues]
    public Layout Layout { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _table = GeneratedMesh.Compile(VirtualServices, Layout).Table;

        // A stride that meets every service before it meets one again.
        _requests = [.. Enumerable.Range(0, Requests).Select(i => GeneratedMesh.Request((int)(i * 7919L % VirtualServices), Layout))];
    }

    [Benchmark(OperationsPerInvoke = Requests)]
    public RouteRule? Match()
    {
        RouteRule? rule = null;
        foreach (ref var request in _requests.AsSpan())
        {
            rule = _table.Match(ref request);
        }

        return rule;
    }
}
