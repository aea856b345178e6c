using System.Globalization;
using System.Text;
using OrleansMesh.Silo.Tests.Harness;

namespace OrleansMesh.Silo.Tests.Api;

/// <summary>Manifests made to hurt are refused with a reason, and a manifest with many faults with all of them.</summary>
public sealed class HostileManifestTests(SharedSilo shared)
{
    private const int Deep = 100_000;

    private readonly ApiClient _api = shared.Api;
    private readonly string _collection = Sample.Collection("VirtualService", "v1", Sample.NewNamespace());

    [Fact]
    public async Task TwentyFaults_AreTwentyCausesInOneAnswer()
    {
        const string Body =
            """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: a}
            spec:
              hosts: ["*", "a.*.b"]
              gateways: [mesh, "*/gw"]
              exportTo: [A_B]
              http:
              - match:
                - uri: {regex: "("}
                  port: 70000
                  headers: {"a b": {exact: x}}
                route:
                - destination: {host: a, subset: v_1, port: {number: 0}}
                  weight: -1
                - weight: 1
                mirror: {host: "*"}
                mirrorPercentage: {value: 101}
                timeout: 0s
                retries: {attempts: -1, retryOn: sometimes}
                fault: {abort: {httpStatus: 42}}
                corsPolicy: {allowMethods: [BREW]}
                headers: {request: {remove: [host]}}
                rewrite: {}
            """;

        var refused = (await _api.PostAsync(_collection, Body, ApiClient.Yaml)).Refused(422, "Invalid");

        Assert.True(refused.Causes.Count == 20, refused.Text);
        Assert.Equal(20, refused.Causes.DistinctBy(cause => cause.Field).Count());
    }

    [Theory]
    [InlineData("(((a{100}){100}){100})")]
    [InlineData(@"\\w{1000}\\w{1000}")]
    [InlineData("(.*){1000}")]
    [InlineData("((a|b){1,30}){30}")]
    public async Task RegexBomb_IsRefused(string pattern)
    {
        var refused = await _api.PostAsync(_collection, WithPattern(pattern));

        Assert.Equal([("FieldValueInvalid", "spec.http[0].match[0].uri.regex")], refused.Refused(422, "Invalid").Causes);
    }

    // Without backtracking it is as harmless as any other.
    [Fact]
    public async Task PatternThatHurtsBacktrackingOnly_IsTaken() =>
        (await _api.PostAsync($"{_collection}?dryRun=All", WithPattern("(a+)+$"))).Is(System.Net.HttpStatusCode.Created);

    [Fact]
    public async Task PatternOfTooManyCharacters_IsRefused() =>
        Assert.Equal("FieldValueInvalid", Assert.Single((await _api.PostAsync(_collection, WithPattern(new string('a', 1025)))).Refused(422, "Invalid").Causes).Reason);

    [Theory]
    [InlineData(ApiClient.Json)]
    [InlineData(ApiClient.Yaml)]
    public async Task DeepDocument_IsRefused(string format)
    {
        var text = $$"""{"metadata":{"name":"a"},"spec":{{new string('[', Deep)}}{{new string(']', Deep)}}}""";

        var refused = (await _api.PostAsync(_collection, text, format)).Refused(400, "BadRequest");

        Assert.True(refused.Message.Length < 1000, refused.Message);
    }

    [Fact]
    public async Task BillionLaughs_IsRefused()
    {
        var text = new StringBuilder("apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: a}\nspec:\n  a: &a [ha, ha, ha, ha, ha, ha, ha, ha, ha]\n");
        for (var c = 'b'; c <= 'j'; c++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {c}: &{c} [{string.Join(", ", Enumerable.Repeat($"*{(char)(c - 1)}", 9))}]\n");
        }

        var refused = await _api.PostAsync(_collection, text.ToString(), ApiClient.Yaml);

        Assert.InRange((int)refused.Code, 400, 422);
        Assert.True(refused.Message.Contains("YAML anchors (&a) are not accepted", StringComparison.Ordinal), refused.Text);
    }

    private static string WithPattern(string pattern) =>
        $$$"""{"metadata":{"name":"a"},"spec":{"hosts":["a.example.com"],"http":[{"match":[{"uri":{"regex":"{{{pattern}}}"}}],"route":[{"destination":{"host":"a"}}]}]}}""";
}
