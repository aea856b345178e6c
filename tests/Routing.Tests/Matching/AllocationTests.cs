using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Tests.Matching;

public sealed class AllocationTests
{
    private const int Rounds = 1_000;

    [Theory]
    [InlineData("exact.test", "/exact/7")]
    [InlineData("Exact.TEST.:8080", "/exact/7")]
    [InlineData("a.wildcard.test", "/prefix/7/more")]
    [InlineData("[::1]:80", "/FOLDED/7/more")]
    [InlineData("unknown", "/regex/77")]
    [InlineData("unknown", "/header")]
    [InlineData("unknown", "/nothing")]
    public void Match_AllocatesNothing(string host, string path)
    {
        var table = Make.Table(Make.VirtualService("a", ["exact.test", "*.wildcard.test", "::1", "*"], [.. Routes()]));
        var headers = new Dictionary<string, string> { ["x-test"] = "v1" };
        var request = new TestRequest(host, path, "q=1", headers: headers);

        // Twice: the first calls build the automatons of expressions and fill the runtime's own caches.
        var expected = Run(table, request);
        Run(table, request);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var rule = Run(table, request);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Same(expected, rule);
        Assert.Equal(path == "/nothing", rule is null);
        Assert.Equal(0, allocated);
    }

    private static RouteRule? Run(RouteTable table, TestRequest request)
    {
        RouteRule? rule = null;
        for (var i = 0; i < Rounds; i++)
        {
            rule = table.Match(ref request);
        }

        return rule;
    }

    private static IEnumerable<HttpRoute> Routes()
    {
        for (var i = 0; i < 20; i++)
        {
            yield return Make.Route("d.test", Make.Exact($"/exact/{i}"));
            yield return Make.Route("d.test", Make.Prefix($"/prefix/{i}/"));
            yield return Make.Route("d.test", Make.Prefix($"/folded/{i}/") with { IgnoreUriCase = true });
        }

        yield return Make.Route("d.test", Make.Regex("/regex/[0-9]+"));
        yield return Make.Route("d.test", Make.Exact("/header") with
        {
            Method = new() { Exact = "GET" },
            Authority = new() { Prefix = "u" },
            Headers = Make.Map(("x-test", new StringMatch { Regex = "v[0-9]" }), (":path", new StringMatch { Prefix = "/h" })),
            WithoutHeaders = Make.Map(("x-other", new StringMatch { Exact = "v" })),
            QueryParams = Make.Map(("q", new StringMatch { Exact = "1" })),
        });
    }
}
