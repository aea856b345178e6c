using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Tests.Compilation;

public sealed class DestinationTests
{
    [Fact]
    public void ShortHost_IsOfTheVirtualServicesNamespace()
    {
        var source = Make.VirtualService(Make.Meta("a", "prod"), ["*"], [Make.Gateway], Make.Route("reviews"));

        Assert.Equal("reviews.prod.svc.cluster.local", Make.Table(source).Destination("h", "/"));
    }

    [Fact]
    public void PortAndSubset_ArePartOfTheCluster()
    {
        var table = Make.Table(Make.VirtualService("a", ["*"], Route(new Destination { Host = "a.test", Subset = "v1", Port = new() { Number = 81 } })));

        Assert.Equal([new ClusterKey("a.test", 81, "v1")], table.Clusters);
    }

    [Fact]
    public void SingleDestination_NeedsNoWeight()
    {
        var rule = Rule(new HttpRoute { Route = [Weighted("a.test", 0)] });

        Assert.Equal("a.test", rule.PickDestination(uint.MaxValue).Cluster.Host);
    }

    [Fact]
    public void DestinationsWithoutWeight_AreDropped()
    {
        var rule = Rule(new HttpRoute { Route = [Weighted("a.test", 0), Weighted("b.test", 3), Weighted("c.test", null)] });

        Assert.Equal("b.test", Assert.Single(rule.Destinations.ToArray()).Cluster.Host);
    }

    [Fact]
    public void Weights_ShareTheRequests()
    {
        var rule = Rule(new HttpRoute { Route = [Weighted("a.test", 90), Weighted("b.test", 10)] });
        var picked = Enumerable.Range(0, 100).Select(i => rule.PickDestination((uint)(((ulong)i << 32) / 100) + 1_000_000).Cluster.Host).CountBy(host => host).ToDictionary();

        Assert.Equal(90, picked["a.test"]);
        Assert.Equal(10, picked["b.test"]);
    }

    [Fact]
    public void SameClusterInManyRules_HasOneSlot()
    {
        var table = Make.Table(
            Make.VirtualService("a", ["*"], Make.Route("x.test", Make.Prefix("/a")), Make.Route("y.test", Make.Prefix("/b")) with { Mirror = new() { Host = "x.test" } }));

        Assert.Equal(["x.test", "y.test"], table.Clusters.Select(cluster => cluster.Host));
        Assert.All(table.Rules, rule => Assert.Equal(rule.Destinations[0].Cluster, table.ClusterSlots[rule.Destinations[0].ClusterSlot].Item));
        Assert.Equal(0, Assert.Single(table.Mirrors).ClusterSlot);
    }

    private static HttpRoute Route(Destination destination) => new() { Route = [new() { Destination = destination }] };

    private static HttpRouteDestination Weighted(string host, int? weight) => new() { Destination = new() { Host = host }, Weight = weight };

    private static RouteRule Rule(HttpRoute route) => Assert.Single(Make.Table(Make.VirtualService("a", ["*"], route)).Rules);
}
