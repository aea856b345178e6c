using OrleansMesh.Routing.Analysis;
using OrleansMesh.Routing.Registry;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Tests.Registry;

namespace OrleansMesh.Routing.Tests.Analysis;

/// <summary>What a resource refers to must be there.</summary>
public sealed class ReferenceTests
{
    private static readonly AnalysisOptions Closed = new() { OutboundTrafficPolicy = OutboundTrafficPolicy.RegistryOnly };

    [Fact]
    public void UnknownHost_IsFoundWhereverARequestOrAShadowMayGo()
    {
        var source = Make.VirtualService(
            "a",
            ["a.example.com"],
            new HttpRoute
            {
                Route = [new() { Destination = new() { Host = "known" } }, new() { Destination = new() { Host = "nobody" } }],
                Mirror = new() { Host = "shadow" },
            },
            new HttpRoute { Match = [Make.Prefix("/x")], Route = [new() { Destination = new() { Host = "known" } }], Mirrors = [new() { Destination = new() { Host = "x.default.svc.cluster.local" } }] });
        source = source with
        {
            Spec = source.Spec! with
            {
                Http = [source.Spec.Http![1], source.Spec.Http[0]],
                Tls = [new() { Match = [], Route = [new() { Destination = new() { Host = "tls" } }] }],
                Tcp = [new() { Route = [new() { Destination = new() { Host = "tcp" } }] }],
            },
        };

        Assert.Equal(
            [
                "IST0101 Error spec.http[0].mirrors[0].destination.host: Referenced host not found: \"x.default.svc.cluster.local\"",
                "IST0101 Error spec.http[1].route[1].destination.host: Referenced host not found: \"nobody\"",
                "IST0101 Error spec.http[1].mirror.host: Referenced host not found: \"shadow\"",
                "IST0101 Error spec.tls[0].route[0].destination.host: Referenced host not found: \"tls\"",
                "IST0101 Error spec.tcp[0].route[0].destination.host: Referenced host not found: \"tcp\"",
            ],
            Findings.Of(source, Mesh.Service("known", Mesh.Port(80))));
    }

    [Theory]
    [InlineData("reviews", true, true)]
    [InlineData("reviews.default.svc.cluster.local", true, true)]
    [InlineData("REVIEWS.default.svc.cluster.local.", true, true)]
    [InlineData("entry.example.com", true, true)]
    [InlineData("x.wild.example.com", true, true)]
    [InlineData("hidden.example.com", true, false)]
    [InlineData("api.other.org", true, false)]
    [InlineData("10.1.2.3", true, false)]
    [InlineData("::1", true, false)]
    [InlineData("*.other.org", false, false)]
    [InlineData("ratings", false, false)]
    [InlineData("reviews.other.svc.cluster.local", false, false)]
    public void Host_IsKnownAsTheRegistryKnowsIt(string host, bool open, bool closed)
    {
        var source = Make.VirtualService("a", ["a.example.com"], Make.Route(host));
        MeshResource[] others =
        [
            Mesh.Service("reviews", Mesh.Port(80)),
            Mesh.ServiceEntry("entry", new() { Hosts = ["entry.example.com", "*.wild.example.com"], Ports = [Mesh.EntryPort(443, "https")] }, "other"),
            Mesh.ServiceEntry("hidden", new() { Hosts = ["hidden.example.com"], ExportTo = ["."] }, "other"),
        ];

        Assert.Equal((open, closed), (!Findings.Of(source, others).Any(), !Findings.Of(Closed, source, others).Any()));
    }

    [Theory]
    [InlineData("two", 81u, null)]
    [InlineData("two", null, null)]
    [InlineData("two", 82u, "IST0101 Error spec.http[0].route[0].destination.port: Referenced host:port not found: \"two:82\"")]
    [InlineData("one", null, null)]
    [InlineData("one", 80u, "IST0101 Error spec.http[0].route[0].destination.port: Referenced host:port not found: \"one:80\"")]
    [InlineData("none", null, "IST0101 Error spec.http[0].route[0].destination.port: Referenced host:port not found: \"none:80\"")]
    [InlineData("a.wild.example.com", 8443u, null)]
    [InlineData("a.wild.example.com", 444u, "IST0101 Error spec.http[0].route[0].destination.port: Referenced host:port not found: \"a.wild.example.com:444\"")]
    [InlineData("a.wild.example.com", null, "IST0112 Error spec.http[0].route[0].destination: This VirtualService routes to a service \"a.wild.example.com\" that exposes multiple ports [443 8443]. Specifying a port in the destination is required to disambiguate.")]
    [InlineData("outside.org", 12u, null)]
    public void UnknownPort_IsFound_WhereSomethingSaysWhatPortsThereAre(string host, uint? port, string? finding)
    {
        var source = Make.VirtualService("a", ["a.example.com"], new HttpRoute { Route = [new() { Destination = new() { Host = host, Port = port is null ? null : new() { Number = port } } }] });

        Assert.Equal(
            finding is null ? [] : [finding],
            Findings.Of(
                source,
                Mesh.Service("two", Mesh.Port(81), Mesh.Port(80)),
                Mesh.Service("one", Mesh.Port(81)),
                Mesh.Service("none"),
                Mesh.ServiceEntry("wild", new() { Hosts = ["*.wild.example.com"], Ports = [Mesh.EntryPort(8443, "b")] }),
                Mesh.ServiceEntry("more", new() { Hosts = ["*.wild.example.com"], Ports = [Mesh.EntryPort(443, "a")] }),
                Mesh.ServiceEntry("hidden", new() { Hosts = ["a.wild.example.com"], Ports = [Mesh.EntryPort(444, "a")], ExportTo = ["."] }, "other")));
    }

    [Fact]
    public void UnknownSubset_IsFound_UntilARuleThatIsSeenHasIt()
    {
        var source = Make.VirtualService("a", ["a.example.com"], new HttpRoute { Route = [new() { Destination = new() { Host = "reviews", Subset = "v2" } }] });
        string[] missing = ["IST0101 Error spec.http[0].route[0].destination.subset: Referenced host+subset in destinationrule not found: \"reviews+v2\""];
        var service = Mesh.Service("reviews", Mesh.Port(80));
        var foreign = Mesh.Rule(Make.Meta("x", "other"), "reviews.default.svc.cluster.local", "v2");

        Assert.Equal(missing, Findings.Of(source, service));
        Assert.Equal(missing, Findings.Of(source, service, Mesh.Rule("x", "reviews", "v1")));
        Assert.Equal(missing, Findings.Of(source, service, foreign with { Spec = foreign.Spec! with { ExportTo = ["."] } }));
        Assert.Empty(Findings.Of(source, service, foreign));
        Assert.Empty(Findings.Of(source, service, Mesh.Rule("x", "reviews", "v1", "v2")));
        Assert.Empty(Findings.Of(source, service, Mesh.Rule("x", "*.default.svc.cluster.local", "v2")));

        // Of a host that is not there the subset is not told as well.
        Assert.Equal(["IST0101 Error spec.http[0].route[0].destination.host: Referenced host not found: \"reviews\""], Findings.Of(source));
    }

    [Fact]
    public void UnknownGateway_IsFound_InTheResourceAndInAMatch()
    {
        var match = Make.Prefix("/") with { Gateways = ["mesh", "inner", "other/gw"] };
        var source = Make.VirtualService(
            Make.Meta("a"), ["a.example.com"], ["mesh", "gw", "istio-system/ingressgateway", "other/gw", "gw.legacy"], Make.Route("1.2.3.4", match));

        Assert.Equal(
            [
                "IST0101 Error spec.gateways[3]: Referenced gateway not found: \"other/gw\"",
                "IST0101 Error spec.gateways[4]: Referenced gateway not found: \"gw.legacy\"",
                "IST0101 Error spec.http[0].match[0].gateways[1]: Referenced gateway not found: \"inner\"",
                "IST0101 Error spec.http[0].match[0].gateways[2]: Referenced gateway not found: \"other/gw\"",
            ],
            Findings.Of(source, Make.GatewayFor("gw", "default", "*")));
    }

    [Fact]
    public void UnknownDelegate_IsFound_AndOneWithHostsIsNone()
    {
        HttpRoute To(string name, string? ns = null) => new() { Match = [Make.Prefix($"/{name}")], Delegate = new() { Name = name, Namespace = ns } };
        var source = Make.VirtualService("a", ["a.example.com"], To("child"), To("child", "other"), To("root"), To("nobody"));
        var child = Make.VirtualService(Make.Meta("child"), [], null, Make.Route("1.2.3.4"));

        Assert.Equal(
            [
                "IST0101 Error spec.http[1].delegate: Referenced delegate VirtualService not found: \"other/child\"",
                "IST0101 Error spec.http[2].delegate: Referenced delegate VirtualService not found: \"default/root\"",
                "IST0101 Error spec.http[3].delegate: Referenced delegate VirtualService not found: \"default/nobody\"",
            ],
            Findings.Of(source, child, Make.VirtualService("root", ["b.example.com"], Make.Route("1.2.3.4"))));
    }

    [Fact]
    public void HostOfADestinationRule_MustBeThere_UnlessItIsAWildcard()
    {
        Assert.Equal(["IST0101 Error spec.host: Referenced host not found: \"reviews\""], Findings.Of(Mesh.Rule("a", "reviews")));
        Assert.Empty(Findings.Of(Mesh.Rule("a", "reviews"), Mesh.Service("reviews", Mesh.Port(80))));
        Assert.Empty(Findings.Of(Mesh.Rule("a", "*.local")));
    }

    [Fact]
    public void FindingsBeyondTheBound_AreCounted()
    {
        var routes = Enumerable.Range(1, 105).Select(i => Make.Route("nobody", Make.Exact($"/{i}")));

        var found = Findings.Of(Make.VirtualService("a", ["a.example.com"], [.. routes])).ToList();

        Assert.Equal(101, found.Count);
        Assert.Equal("OM0199 Info : 5 more findings are not listed.", found[100]);
    }
}
