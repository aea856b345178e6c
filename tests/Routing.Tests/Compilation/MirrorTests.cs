using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Tests.Compilation;

public sealed class MirrorTests
{
    [Theory]
    [InlineData(null, null, 1_000_000u)]
    [InlineData(50u, null, 500_000u)]
    [InlineData(null, 50.0, 500_000u)]
    [InlineData(40u, 50.0, 500_000u)]
    [InlineData(null, 33.3333, 333_333u)]
    [InlineData(null, 0.0001, 1u)]
    [InlineData(null, 99.99999, 999_999u)]
    [InlineData(100u, null, 1_000_000u)]
    public void Percent_BecomesAThresholdOfAMillion_Truncated(uint? mirrorPercent, double? mirrorPercentage, uint threshold)
    {
        var mirror = Assert.Single(Mirrors(Mirrored(mirrorPercent, mirrorPercentage)));

        Assert.Equal(threshold, mirror.Threshold);
    }

    [Theory]
    [InlineData(0u, null)]
    [InlineData(null, 0.0)]
    [InlineData(100u, 0.0)]
    [InlineData(null, 0.00009)]
    public void ZeroPercent_IsNoMirror(uint? mirrorPercent, double? mirrorPercentage)
    {
        var table = Make.Table(Make.VirtualService("a", ["*"], Mirrored(mirrorPercent, mirrorPercentage)));

        Assert.Empty(table.Mirrors);
        Assert.Equal(["a.test"], table.Clusters.Select(cluster => cluster.Host));
    }

    [Fact]
    public void EmptyPercentage_IsZero() =>
        Assert.Empty(Mirrors(Make.Route("a.test") with { Mirror = new() { Host = "m.test" }, MirrorPercentage = new() }));

    [Fact]
    public void Mirrors_EachHasItsOwnShareAndSlot()
    {
        var mirrors = Mirrors(Make.Route("a.test") with
        {
            Mirrors =
            [
                new() { Destination = new() { Host = "m1.test" }, Percentage = new() { Value = 10 } },
                new() { Destination = new() { Host = "m2.test" }, Percentage = new() { Value = 0 } },
                new() { Destination = new() { Host = "m3.test" } },
            ],
        });

        Assert.Equal([("m1.test", 100_000u, 0), ("m3.test", 1_000_000u, 1)], mirrors.Select(m => (m.Cluster.Host, m.Threshold, m.Slot)));
    }

    [Fact]
    public void MirrorBesideMirrors_ComesFirst()
    {
        var mirrors = Mirrors(Make.Route("a.test") with { Mirror = new() { Host = "m.test" }, Mirrors = [new() { Destination = new() { Host = "n.test" } }] });

        Assert.Equal(["m.test", "n.test"], mirrors.Select(m => m.Cluster.Host));
    }

    [Fact]
    public void MirrorPercentage_IsForMirrorAlone()
    {
        var mirrors = Mirrors(Make.Route("a.test") with { Mirrors = [new() { Destination = new() { Host = "n.test" } }], MirrorPercentage = new() { Value = 1 } });

        Assert.Equal(1_000_000u, Assert.Single(mirrors).Threshold);
    }

    [Fact]
    public void Key_NamesVirtualServiceRouteAndTarget()
    {
        var route = Make.Route("a.test", Make.Prefix("/a"), Make.Prefix("/b")) with
        {
            Name = "main",
            Mirrors =
            [
                new() { Destination = new() { Host = "m", Subset = "v2", Port = new() { Number = 81 } } },
                new() { Destination = new() { Host = "m", Subset = "v2", Port = new() { Number = 81 } } },
            ],
        };
        var table = Make.Table(Make.VirtualService("vs", ["*", "b.test"], route));

        Assert.Equal(
            [
                new MirrorKey("default/vs", "main", "m.default.svc.cluster.local:81/v2"),
                new MirrorKey("default/vs", "main", "m.default.svc.cluster.local:81/v2#2"),
            ],
            table.Mirrors.Select(mirror => mirror.Key));
        Assert.All(table.Rules, rule => Assert.Equal(table.Mirrors, rule.Mirrors.ToArray()));
        Assert.Equal(2, table.Rules.Count);
    }

    [Fact]
    public void SameRouteOnGatewayAndMesh_IsOneMirror()
    {
        var route = Make.Route("a.test") with { Mirror = new() { Host = "m.test" } };

        Assert.Single(Make.Table(Make.VirtualService(Make.Meta("vs"), ["a.test"], ["mesh", Make.Gateway], route)).Mirrors);
    }

    private static HttpRoute Mirrored(uint? mirrorPercent, double? mirrorPercentage) => Make.Route("a.test") with
    {
        Mirror = new() { Host = "m.test" },
        MirrorPercent = mirrorPercent,
        MirrorPercentage = mirrorPercentage is null ? null : new() { Value = mirrorPercentage },
    };

    private static MirrorRule[] Mirrors(HttpRoute route) => [.. Make.Table(Make.VirtualService("vs", ["*"], route)).Mirrors];
}
