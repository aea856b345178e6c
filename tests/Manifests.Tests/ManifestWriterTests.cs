using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Manifests.Tests;

public sealed class ManifestWriterTests
{
    private static readonly VirtualService Resource = new()
    {
        Status = new RawJson("""{"b":1.50,"a":[]}"""),
        Spec = new VirtualServiceSpec
        {
            ExportTo = ["*"],
            Hosts = ["*.example.com", "on", "line one\nline two"],
            Http =
            [
                new HttpRoute
                {
                    MirrorPercent = 0,
                    MirrorPercentage = new Percent { Value = 100 },
                    Timeout = new ProtoDuration("1.50s", TimeSpan.FromSeconds(1.5)),
                },
            ],
            Tls = [],
        },
        Metadata = new ObjectMeta { Labels = new([new("z", "1"), new("a", "\"é\"")]), Name = "reviews" },
        ApiVersion = "networking.istio.io/v1beta1",
    };

    [Fact]
    public void Json_IsCompactAndInTheOrderOfTheModel() => Assert.Equal(
        """{"apiVersion":"networking.istio.io/v1beta1","kind":"VirtualService","metadata":{"name":"reviews","labels":{"z":"1","a":"\"é\""}}"""
        + ""","spec":{"hosts":["*.example.com","on","line one\nline two"],"http":[{"timeout":"1.50s","mirrorPercent":0,"mirrorPercentage":{"value":100}}]"""
        + ""","tls":[],"exportTo":["*"]},"status":{"b":1.50,"a":[]}}""",
        ManifestWriter.ToJson(Resource));

    [Fact]
    public void Yaml_IsBlockStyle_AndQuotesWhatOtherReadersMayMistake() => Assert.Equal(
        """
        apiVersion: networking.istio.io/v1beta1
        kind: VirtualService
        metadata:
          name: reviews
          labels:
            z: "1"
            a: "\"é\""
        spec:
          hosts:
          - "*.example.com"
          - "on"
          - "line one\nline two"
          http:
          - timeout: "1.50s"
            mirrorPercent: 0
            mirrorPercentage:
              value: 100
          tls: []
          exportTo:
          - "*"
        status:
          b: 1.50
          a: []

        """,
        ManifestWriter.ToYaml(Resource));

    [Fact]
    public void NumberThatIsNotFinite_IsRefused()
    {
        var resource = Resource with { Spec = new() { Http = [new() { MirrorPercentage = new() { Value = double.NaN } }] } };

        Assert.Throws<ArgumentException>(() => ManifestWriter.ToJson(resource));
        Assert.Throws<ArgumentException>(() => ManifestWriter.ToYaml(resource));
    }
}
