using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.DestinationRules;
using OrleansMesh.Routing.Resources.ServiceEntries;
using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Resources.WorkloadEntries;

namespace OrleansMesh.Routing.Tests.Validation;

/// <summary>Bounds that are too long to write out as manifests.</summary>
public sealed class SizeAdmissionTests
{
    private const int KiB = 1024;

    [Theory]
    [InlineData(100 * KiB)]
    [InlineData((100 * KiB) + 1, "!spec.http[0].directResponse.body is longer than 100 KiB; every edge keeps it in memory")]
    [InlineData(KiB * KiB, "!spec.http[0].directResponse.body is longer than 100 KiB; every edge keeps it in memory")]
    [InlineData((KiB * KiB) + 1, "spec.http[0].directResponse.body TooLong: must not be longer than 1 MiB")]
    public void Body_IsBounded(int bytes, params string[] expected)
    {
        // The same size by letters, by letters of two bytes, and by base64.
        string[] texts = [new('a', bytes), new string('ä', bytes / 2) + new string('a', bytes % 2)];
        var bodies = texts.Select(text => new HttpBody { Text = text }).Append(new() { Base64 = Convert.ToBase64String(new byte[bytes]) });

        Assert.All(bodies, body => Assert.Equal(expected, Rules(Make.VirtualService(
            "a", ["a"], new HttpRoute { DirectResponse = new() { Status = 200, Body = body } }))));
    }

    [Fact]
    public void Ports_OfATrafficPolicyAreBounded()
    {
        PortTrafficPolicy[] ports = [.. Enumerable.Repeat(new PortTrafficPolicy { Port = new() { Number = 1 }, Tls = new() }, 4097)];

        Assert.Equal([], Rules(Rule([.. ports[1..]])));
        Assert.Equal(["spec.trafficPolicy.portLevelSettings TooLong: must not hold more than 4096 ports"], Rules(Rule([.. ports])));
    }

    [Fact]
    public void Lists_OfAServiceEntryAreBounded()
    {
        ServiceEntryPort[] ports = [.. Enumerable.Range(1, 257).Select(n => new ServiceEntryPort { Number = (uint)n, Name = $"p{n}", Protocol = "HTTP" })];
        var entry = new ServiceEntry
        {
            ApiVersion = "networking.istio.io/v1",
            Metadata = Make.Meta("a"),
            Spec = new()
            {
                Hosts = ["a.b"],
                Resolution = ServiceEntryResolution.Static,
                Ports = [.. ports],
                WorkloadSelector = new() { Labels = Numbered(257) },
            },
        };

        Assert.Equal(
            [
                "spec.ports TooLong: must not hold more than 256 ports",
                "spec.workloadSelector.labels TooLong: must not hold more than 256 labels",
            ],
            Rules(entry));
    }

    [Fact]
    public void Maps_OfAWorkloadEntryAreBounded()
    {
        var entry = new WorkloadEntry
        {
            ApiVersion = "networking.istio.io/v1",
            Metadata = Make.Meta("a"),
            Spec = new()
            {
                Address = "1.2.3.4",
                Labels = Numbered(257),
                Ports = new(Enumerable.Range(1, 129).Select(n => KeyValuePair.Create($"p{n}", (uint)n))),
            },
        };

        Assert.Equal(
            ["spec.labels TooLong: must not hold more than 256 labels", "spec.ports TooLong: must not hold more than 128 ports"],
            Rules(entry));
    }

    [Fact]
    public void ManyRules_AreComparedWithinTheirBounds()
    {
        // 20 000 blocks of one prefix: each is compared with a few, and the answer is bounded.
        var routes = Enumerable.Range(0, 20_000)
            .Select(i => Make.Route("a", new HttpMatchRequest { Uri = new() { Prefix = "/" }, Headers = Make.Map(($"h{i}", new StringMatch { Exact = "x" })) }))
            .Append(Make.Route("a", Make.Prefix("/")))
            .Append(Make.Route("a", Make.Exact("/x")));

        // The block without headers comes after those that are remembered for the prefix: what is not found is not told.
        Assert.Equal([], Rules(Make.VirtualService("a", ["a"], [.. routes])));
    }

    private static IEnumerable<string> Rules(MeshResource resource) =>
        Verdict.Of(resource).Where(line => !line.Contains(" is accepted but not honoured: ", StringComparison.Ordinal));

    private static ValueMap<string> Numbered(int count) => new(Enumerable.Range(1, count).Select(n => KeyValuePair.Create($"l{n}", "x")));

    private static DestinationRule Rule(ValueList<PortTrafficPolicy> ports) => new()
    {
        ApiVersion = "networking.istio.io/v1",
        Metadata = Make.Meta("a"),
        Spec = new() { Host = "a", TrafficPolicy = new() { PortLevelSettings = ports } },
    };
}
