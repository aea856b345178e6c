using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using OrleansMesh.EdgeNode.Tests.Fixtures;
using OrleansMesh.Routing.Balancing;
using OrleansMesh.Routing.Resources.DestinationRules;

namespace OrleansMesh.EdgeNode.Tests.Conformance;

/// <summary>The finer settings of a load balancer: sizes of hash tables, and the course of a warm-up.</summary>
public sealed class BalancerTests
{
    private const int Users = 60;
    private const ulong DefaultRing = 1024;
    private const ulong DefaultMaglev = 65537;

    [Theory]
    [Shows(typeof(ConsistentHashSettings), "minimumRingSize", "ringHash", "maglev")]
    [Shows(typeof(RingHashSettings), "minimumRingSize")]
    [Shows(typeof(MaglevSettings), "tableSize")]
    [InlineData("", DefaultRing, false)]
    [InlineData(", minimumRingSize: 8", 8UL, false)]
    [InlineData(", ringHash: {}", DefaultRing, false)]
    [InlineData(", ringHash: {minimumRingSize: 8}", 8UL, false)]
    [InlineData(", maglev: {}", DefaultMaglev, true)]
    [InlineData(", maglev: {tableSize: 11}", 11UL, true)]
    public async Task HashTable_IsOfTheAlgorithmAndSizeThatAreAskedFor(string settings, ulong size, bool isMaglev)
    {
        await using var upstreams = await NumberedUpstreams.StartAsync(4);
        await using var edge = await TestEdge.StartAsync(UpstreamMesh.Of($"{{loadBalancer: {{consistentHash: {{httpHeaderName: x-user{settings}}}}}}}", upstreams.Ports));
        var hosts = Array.ConvertAll(upstreams.Ports, port => new BalancedHost($"127.0.0.1:{port}", 1));

        var answers = await ByUserAsync(edge);

        Assert.Equal(Expected(Table(isMaglev, size)), answers);
        // That users, or the ports that the system gave, tell no two tables apart is too much of a coincidence.
        Assert.NotEqual(Expected(Table(isMaglev, size == DefaultRing ? 8UL : DefaultRing)), answers);
        Assert.NotEqual(Expected(Table(!isMaglev, size)), answers);

        IHashTable Table(bool maglev, ulong places) => maglev ? new MaglevTable(hosts, (int)places) : new HashRing(hosts, places);
    }

    [Theory]
    [Shows(typeof(LoadBalancerSettings), "warmup", "warmupDurationSecs")]
    [Shows(typeof(WarmupSettings), "duration", "minimumPercent", "aggression")]
    [InlineData("warmup: {duration: 100s}", 10, 50)]
    [InlineData("warmup: {duration: 200s}", 10, 25)]
    [InlineData("warmup: {duration: 100s, minimumPercent: 70}", 70, 70)]
    [InlineData("warmup: {duration: 100s, minimumPercent: 0, aggression: 2}", 10, 71)]
    [InlineData("warmupDurationSecs: 100s", 10, 50)]
    [InlineData("warmupDurationSecs: 200s", 10, 25)]
    // The older field gives way.
    [InlineData("warmup: {duration: 100s}, warmupDurationSecs: 200s", 10, 50)]
    public async Task Warmup_GivesANewEndpointItsShareBitByBit(string warmup, int first, int halfway)
    {
        var time = new FakeTimeProvider();
        await using var edge = await TestEdge.StartAsync(time: time);
        var policy = $"{{loadBalancer: {{simple: ROUND_ROBIN, {warmup}}}}}";
        edge.Publish(TestMesh.Of(1, UpstreamMesh.Of(policy, [1])));
        time.Advance(TimeSpan.FromSeconds(300));
        edge.Publish(TestMesh.Of(2, UpstreamMesh.Of(policy, [1, 2])));

        Assert.InRange(ToTheNewOne(), first - 1, first + 1);
        time.Advance(TimeSpan.FromSeconds(50));
        await edge.RenewedAsync();
        Assert.InRange(ToTheNewOne(), halfway - 1, halfway + 1);
        time.Advance(TimeSpan.FromSeconds(150));
        await edge.RenewedAsync();
        Assert.InRange(ToTheNewOne(), 99, 101);

        // To within the turn that it comes in. Of as many requests as make 100 for the old one.
        int ToTheNewOne()
        {
            var (older, newer) = (0, 0);
            while (older < 100)
            {
                Assert.Null(edge.Plane.Tables.Current.Clusters[0].TryBegin(new(new DefaultHttpContext(), () => 0, null), out var attempt));
                _ = attempt.Endpoint.Authority == "127.0.0.1:2" ? newer++ : older++;
            }

            return newer;
        }
    }

    private static string Expected(IHashTable table) => string.Concat(Enumerable.Range(0, Users).Select(user => table.Pick(XxHash64.Of($"u{user}"))));

    private static async Task<string> ByUserAsync(TestEdge edge)
    {
        var answers = string.Empty;
        for (var user = 0; user < Users; user++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, edge.Address) { Headers = { { "x-user", $"u{user}" } } };
            using var response = await edge.SendAsync(request);
            answers += await response.Content.ReadAsStringAsync(Patience.Token);
        }

        return answers;
    }
}
