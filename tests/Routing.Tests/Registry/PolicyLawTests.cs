using CsCheck;
using OrleansMesh.Routing.Registry;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.DestinationRules;

namespace OrleansMesh.Routing.Tests.Registry;

/// <summary>Which traffic policy holds for a cluster.</summary>
public sealed class PolicyLawTests
{
    private const string Host = "web.prod.svc.cluster.local";

    private static readonly Gen<TrafficPolicy?> Policy =
        from settings in Gen.Int[0, 3].Array[5]
        from ports in PortPolicy.Array[0, 2]
        from absent in Gen.Int[0, 3]
        select absent == 0 ? null : new TrafficPolicy
        {
            LoadBalancer = Balancer(settings[0]),
            ConnectionPool = Pool(settings[1]),
            OutlierDetection = Outlier(settings[2]),
            Tls = Tls(settings[3]),
            RetryBudget = settings[4] == 0 ? null : new() { Percent = settings[4] },
            PortLevelSettings = ValueList.From(ports.DistinctBy(port => port.Port!.Number)),
        };

    private static Gen<PortTrafficPolicy> PortPolicy =>
        from number in Choice(80u, 81u)
        from settings in Gen.Int[0, 3].Array[4]
        select new PortTrafficPolicy
        {
            Port = new() { Number = number },
            LoadBalancer = Balancer(settings[0]),
            ConnectionPool = Pool(settings[1]),
            OutlierDetection = Outlier(settings[2]),
            Tls = Tls(settings[3]),
        };

    private static readonly Gen<DestinationRule> Rule =
        from name in Choice("a", "b", "c")
        from ns in Choice("default", "prod", "istio-system", "other")
        from host in Choice(Host, "*.svc.cluster.local", "*")
        from day in Gen.Int[1, 3]
        from exportTo in Choice<ValueList<string>?>(null, ["default"], ["."])
        from policy in Policy
        from subsets in Gen.Select(Choice("v1", "v2"), Policy).Array[0, 2]
        select new DestinationRule
        {
            ApiVersion = "networking.istio.io/v1",
            Metadata = Make.Meta(name, ns, $"2026-01-0{day}T00:00:00Z"),
            Spec = new()
            {
                Host = host,
                ExportTo = exportTo,
                TrafficPolicy = policy,
                Subsets = ValueList.From(subsets.DistinctBy(subset => subset.Item1).Select(subset => new Subset { Name = subset.Item1, TrafficPolicy = subset.Item2 })),
            },
        };

    [Fact]
    public void Policy_IsWhatANaiveReadingGives() => Rule.Array[0, 6].Sample(
        generated =>
        {
            var rules = generated.DistinctBy(rule => rule.Key).ToArray();
            var registry = Mesh.Registry([Mesh.Service("web", "prod", Mesh.Port(80), Mesh.Port(81)), Mesh.Workload("w", "10.0.0.1", Mesh.App("web"), "prod"), .. rules]);
            foreach (var (port, subset) in from port in new[] { 80, 81 } from subset in new[] { string.Empty, "v1", "v2" } select (port, subset))
            {
                var cluster = registry.Resolve(new(Host, port, subset));
                if (cluster.Problem == ClusterProblem.UnknownSubset)
                {
                    continue;
                }

                Assert.Equal(Naive(p => p.LoadBalancer, p => p.LoadBalancer), cluster.Policy.LoadBalancer);
                Assert.Equal(Naive(p => p.ConnectionPool, p => p.ConnectionPool), cluster.Policy.ConnectionPool);
                Assert.Equal(Naive(p => p.OutlierDetection, p => p.OutlierDetection), cluster.Policy.OutlierDetection);
                Assert.Equal(Naive(p => p.Tls, p => p.Tls), cluster.Policy.Tls);
                Assert.Equal(Naive(p => p.RetryBudget, null), cluster.Policy.RetryBudget);

                T? Naive<T>(Func<TrafficPolicy, T?> ofPolicy, Func<PortTrafficPolicy, T?>? ofPort)
                    where T : class => NaivePolicy.Setting(rules, Host, "prod", subset, (uint)port, ofPolicy, ofPort);
            }
        },
        iter: 5_000);

    [Fact]
    public void RuleForThisEdge_GoesBeforeTheOneForAll_AndTakesNothingOfIt()
    {
        var all = Of("all", new() { LoadBalancer = Balancer(1), Tls = Tls(1) });
        var mine = Of("mine", new() { LoadBalancer = Balancer(2) });
        mine = mine with { Spec = mine.Spec! with { WorkloadSelector = new() { MatchLabels = Mesh.App("edge") } } };
        var snapshot = Mesh.Snapshot(Mesh.Service("web", "prod", Mesh.Port(80)), Mesh.Workload("w", "10.0.0.1", Mesh.App("web"), "prod"), all, mine);

        Assert.Equal(new ClusterPolicy { LoadBalancer = Balancer(2) }, ServiceRegistry.Build(snapshot, new() { Labels = Mesh.App("edge") }).Resolve(new(Host, 80, string.Empty)).Policy);
        Assert.Equal(new ClusterPolicy { LoadBalancer = Balancer(1), Tls = Tls(1) }, ServiceRegistry.Build(snapshot, new()).Resolve(new(Host, 80, string.Empty)).Policy);
    }

    [Theory]
    [InlineData(null, "http", ClusterProtocol.Http1)]
    [InlineData(null, "http2", ClusterProtocol.Http2)]
    [InlineData(null, "http2-api", ClusterProtocol.Http2)]
    [InlineData(null, "http2api", ClusterProtocol.Http1)]
    [InlineData(null, "grpc-orders", ClusterProtocol.Http2)]
    [InlineData(null, "grpc-web", ClusterProtocol.Http2)]
    [InlineData("http", "grpc", ClusterProtocol.Http1)]
    [InlineData("kubernetes.io/h2c", "http", ClusterProtocol.Http2)]
    public void Service_SaysByItsPortWhatItSpeaks(string? appProtocol, string? name, ClusterProtocol protocol)
    {
        var registry = Mesh.Registry(Mesh.Service("web", Mesh.Port(80, name) with { AppProtocol = appProtocol }), Mesh.Workload("w", "10.0.0.1", Mesh.App("web")));

        Assert.Equal(protocol, registry.Resolve(new("web.default.svc.cluster.local", 80, string.Empty)).Protocol);
    }

    [Fact]
    public void ServiceEntry_SaysProtocolNamesAndHowHostsAreResolved()
    {
        var entry = Mesh.ServiceEntry("e", new()
        {
            Hosts = ["a.test", "*.b.test"],
            Ports = [Mesh.EntryPort(443, "tls") with { Protocol = "Grpc" }],
            SubjectAltNames = ["spiffe://a"],
        });
        var none = Mesh.Registry(entry).Resolve(new("*.b.test", 443, string.Empty));
        var concrete = Mesh.Registry(entry).Resolve(new("x.b.test", 443, string.Empty));
        var first = Mesh.Registry(entry with { Spec = entry.Spec! with { Resolution = Routing.Resources.ServiceEntries.ServiceEntryResolution.DnsRoundRobin } }).Resolve(new("a.test", 443, string.Empty));

        Assert.Equal((ClusterResolution.RequestHost, ClusterProtocol.Http2, "*.b.test"), (none.Resolution, none.Protocol, none.Endpoints[0].Host));
        Assert.Equal((ClusterResolution.Dns, "x.b.test"), (concrete.Resolution, concrete.Endpoints[0].Host));
        Assert.Equal((ClusterResolution.DnsRoundRobin, "a.test"), (first.Resolution, first.Endpoints[0].Host));
        Assert.Equal(["spiffe://a"], none.SubjectAltNames);
    }

    private static DestinationRule Of(string name, TrafficPolicy policy)
    {
        var rule = Mesh.Rule(name, Host);
        return rule with { Spec = rule.Spec! with { TrafficPolicy = policy } };
    }

    private static LoadBalancerSettings? Balancer(int n) => n == 0 ? null : new() { Simple = (SimpleLoadBalancer)n };

    private static ConnectionPoolSettings? Pool(int n) => n == 0 ? null : new() { Tcp = new() { MaxConnections = n } };

    private static OutlierDetectionSettings? Outlier(int n) => n == 0 ? null : new() { MaxEjectionPercent = n };

    private static ClientTlsSettings? Tls(int n) => n == 0 ? null : new() { Sni = $"sni{n}" };

    private static Gen<T> Choice<T>(params T[] items) => Gen.Int[0, items.Length - 1].Select(i => items[i]);
}
