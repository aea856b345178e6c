using System.Text;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.DestinationRules;
using OrleansMesh.Routing.Resources.Services;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Manifests.Tests;

public sealed class ManifestReaderTests
{
    private const string Header = "apiVersion: networking.istio.io/v1\nkind: VirtualService\n";

    [Fact]
    public void Yaml_BecomesARecord()
    {
        var read = ManifestReader.ReadYaml(Header + """
            metadata:
              name: reviews
              creationTimestamp: null
              labels: {version: "1", "on": "off"}
            spec:
              hosts:
              - reviews
              http:
              - match:
                - uri: {prefix: /a}
                  headers:
                    end-user: {exact: "42"}
                route:
                - destination: {host: reviews, subset: v1, port: {number: 0x50}}
                  weight: 10.0
                timeout: 1m1.5s
                mirror_percent: 5
            """);

        Assert.Equal([], Problems.Lines(read));
        var expected = new VirtualService
        {
            ApiVersion = "networking.istio.io/v1",
            Metadata = new ObjectMeta { Name = "reviews", Labels = new([new("version", "1"), new("on", "off")]) },
            Spec = new VirtualServiceSpec
            {
                Hosts = ["reviews"],
                Http =
                [
                    new HttpRoute
                    {
                        Match = [new HttpMatchRequest { Uri = new() { Prefix = "/a" }, Headers = new([new("end-user", new() { Exact = "42" })]) }],
                        Route = [new() { Destination = new() { Host = "reviews", Subset = "v1", Port = new() { Number = 80 } }, Weight = 10 }],
                        Timeout = new ProtoDuration("1m1.5s", TimeSpan.FromSeconds(61.5)),
                        MirrorPercent = 5,
                    },
                ],
            },
        };
        Assert.Equal(expected, read.Resource);
    }

    [Fact]
    public void Json_BecomesTheSameRecord_AsYaml()
    {
        const string json = """{"apiVersion":"v1","kind":"Service","metadata":{"name":"a"},"spec":{"ports":[{"port":80,"targetPort":"http"}],"clusterIP":"None"}}""";

        var fromJson = ManifestReader.ReadJson(Encoding.UTF8.GetBytes(json));

        Assert.Equal([], Problems.Lines(fromJson));
        Assert.Equal(ManifestReader.ReadYaml(json), fromJson);
        var spec = Assert.IsType<Service>(fromJson.Resource).Spec!;
        Assert.Equal("None", spec.ClusterIp);
        Assert.Equal(new IntOrString(null, "http"), spec.Ports![0].TargetPort);
    }

    [Fact]
    public void ByteOrderMark_IsSkipped()
    {
        const string json = """{"apiVersion":"v1","kind":"Service"}""";
        Assert.NotNull(ManifestReader.ReadJson([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(json)]).Resource);
        Assert.NotNull(ManifestReader.ReadYaml("\uFEFF" + json).Resource);
    }

    [Fact]
    public void BytesThatAreNoUtf8_AreRefused() =>
        Assert.Equal(["1:1  Invalid: is not valid UTF-8"], Problems.Lines(ManifestReader.ReadJson([.. "{\"a\":\""u8, 0xC3, .. "\"}"u8])));

    [Fact]
    public void JsonIndentedByTabs_IsReadAsYamlToo()
    {
        var read = ManifestReader.ReadYaml("{\n\t\"apiVersion\": \"v1\",\n\t\"kind\": \"Service\",\n\t\"metadata\": {\n\t\t\"name\": \"\\ud83d\\ude00\\/\"\n\t}\n}\n");

        Assert.Equal([], Problems.Lines(read));
        Assert.Equal("😀/", read.Resource!.Metadata.Name);
    }

    [Fact]
    public void AbsentAndEmpty_AreNotTheSame()
    {
        var read = ManifestReader.ReadYaml(Header + "spec: {hosts: [], gateways: null, http: [{}, {match: [{headers: {}}]}]}");

        var spec = Assert.IsType<VirtualService>(read.Resource).Spec!;
        Assert.Empty(spec.Hosts!);
        Assert.Null(spec.Gateways);
        Assert.Null(spec.Http![0].Match);
        Assert.Empty(spec.Http[1].Match![0].Headers!);
    }

    [Fact]
    public void WithoutSpec_ThereIsNone() => Assert.Null(Assert.IsType<VirtualService>(ManifestReader.ReadYaml(Header).Resource).Spec);

    [Fact]
    public void UnknownFields_AreDropped_AndRepeatedOnesHaveTheirLastValue()
    {
        var read = ManifestReader.ReadYaml(Header + "spec: {hosts: [a], hots: [b], hosts: [c]}\nmetadata: {name: x, name: null}");

        Assert.Equal(
            [
                "*3:20 spec.hots Unknown: there is no such field",
                "*3:31 spec.hosts Duplicate: stands more than once",
                "*4:21 metadata.name Duplicate: stands more than once",
            ],
            Problems.Lines(read));
        var resource = Assert.IsType<VirtualService>(read.Resource);
        Assert.Equal(["c"], resource.Spec!.Hosts!);
        Assert.Null(resource.Metadata.Name);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("\"7\"")]
    [InlineData("7.0")]
    [InlineData("0.7e1")]
    [InlineData("70e-1")]
    public void IntegerOfSixtyFourBits_MayBeText(string number)
    {
        var read = ManifestReader.ReadYaml(
            "apiVersion: networking.istio.io/v1\nkind: DestinationRule\n"
            + "spec: {trafficPolicy: {loadBalancer: {consistentHash: {ringHash: {minimumRingSize: " + number + "}}}}}");

        Assert.Equal([], Problems.Lines(read));
        Assert.Equal(7ul, Assert.IsType<DestinationRule>(read.Resource).Spec!.TrafficPolicy!.LoadBalancer!.ConsistentHash!.RingHash!.MinimumRingSize);
    }

    [Fact]
    public void OpaqueParts_KeepTheirNumbers()
    {
        var read = ManifestReader.ReadYaml(Header + "status: {a: 1.50, b: 1e400, c: 12345678901234567890123, d: [null, ~, yes, +5, 007, .5]}");

        Assert.Equal("""{"a":1.50,"b":1e400,"c":12345678901234567890123,"d":[null,null,"yes",5,7,0.5]}""", read.Resource!.Status!.Text);
    }

    [Fact]
    public void Documents_ComeInTheirOrder_WithoutTheEmptyOnes()
    {
        var reads = ManifestReader.ReadYamlDocuments("---\n# nothing\n---\n" + Header + "---\napiVersion: apps/v1\nkind: Deployment\n---\n~\n---\napiVersion: v1\nkind: Service\n...\n");

        Assert.Equal(
            ["VirtualService", "8:7 kind NotSupported: there is no kind Deployment of apps/v1; there are VirtualService, DestinationRule, ServiceEntry, WorkloadEntry, Gateway, Service, Secret, MirrorPolicy", "Service"],
            reads.Select(read => read.Resource?.Kind.ToString() ?? string.Join('\n', Problems.Lines(read))));
    }

    [Fact]
    public void Nothing_IsNoDocument() => Assert.Empty(ManifestReader.ReadYamlDocuments("# nothing\n"));

    [Fact]
    public void List_GivesItsItems_WithPathsIntoTheList()
    {
        var reads = ManifestReader.ReadYamlDocuments("""
            apiVersion: v1
            kind: List
            metadata: {resourceVersion: ""}
            items:
            - {apiVersion: v1, kind: Service, metadata: {name: a}}
            - {apiVersion: v1, kind: Service, spec: {prots: []}}
            - {apiVersion: v1}
            """);

        Assert.Equal(
            ["", "*6:42 items[1].spec.prots Unknown: there is no such field", "7:3 items[2].kind Required: must be set"],
            reads.Select(read => string.Join('\n', Problems.Lines(read))));
        Assert.Equal("a", reads[0].Resource!.Metadata.Name);
    }

    [Theory]
    [InlineData("items: {}", "3:8 items TypeInvalid: must be a list, not an object")]
    [InlineData("items: []\nitmes: []", "4:1 itmes Unknown: there is no such field")]
    [InlineData("items: *a", "3:8 items Forbidden: YAML aliases (*a) are not accepted")]
    [InlineData("items: []\nitems: []", "4:1 items Duplicate: stands more than once")]
    [InlineData("<<: {}", "3:1 << Forbidden: YAML merge keys (<<) are not accepted")]
    public void ListThatIsWrong_IsRefused(string text, string expected)
    {
        var read = Assert.Single(ManifestReader.ReadYamlDocuments("apiVersion: v1\nkind: List\n" + text));

        Assert.Equal([expected], Problems.Lines(read));
        Assert.Null(read.Resource);
    }

    [Fact]
    public void BadYaml_RefusesTheTextAsAWhole()
    {
        var read = Assert.Single(ManifestReader.ReadYamlDocuments(Header + "---\na: [\n"));

        Assert.Equal(["5:1  Invalid: is not valid YAML: While parsing a node, did not find expected node content."], Problems.Lines(read));
    }
}
