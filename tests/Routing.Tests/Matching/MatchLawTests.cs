using CsCheck;
using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.Gateways;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Tests.Matching;

public sealed class MatchLawTests
{
    private const int Configurations = 2_000;

    private const int RequestsPerConfiguration = 40;

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    public void CompiledTable_AnswersAsTheNaiveMatcher(int scanLimit)
    {
        var (matched, throughGateways) = (0, 0);
        var options = new CompilerOptions { ScanLimit = scanLimit, Labels = Make.Map(("app", "v1")) };
        Gen.Select(Generate.Configuration, Generate.Gateways, Generate.Request.Array[RequestsPerConfiguration]).Sample(
            (configuration, gateways, requests) =>
            {
                var compiled = RouteTableCompiler.Compile(configuration, options, gateways: gateways);
                Assert.Empty(compiled.Refused);
                Assert.Empty(compiled.Unserved);
                var naive = new NaiveMatcher(configuration, gateways, options);
                foreach (var request in requests)
                {
                    var view = request;
                    var rule = compiled.Table.Match(ref view);
                    var expected = naive.Match(request) is { } found ? (found.VirtualService, Name(found.Route, found.Block)) : default((ResourceKey, string)?);
                    var actual = rule is null ? default((ResourceKey, string)?) : (rule.VirtualService, rule.Name);
                    Interlocked.Add(ref matched, rule is null ? 0 : 1);
                    Interlocked.Add(ref throughGateways, rule is null || request.Entrance is null ? 0 : 1);
                    Assert.Equal(naive.RequiresHttps(request), compiled.Table.RequiresHttps(ref view));
                    Assert.True(expected == actual, $"{request}: expected {expected}, got {actual}");
                }
            },
            iter: Configurations,
            print: tuple => string.Join('\n', [.. tuple.Item1.Select(Describe), .. tuple.Item2.Select(Describe)]));

        // Were most requests to miss, agreement would say little.
        Assert.True(matched > Configurations * RequestsPerConfiguration / 6, $"{matched} matched");
        Assert.True(throughGateways > Configurations * RequestsPerConfiguration / 120, $"{throughGateways} matched through gateways");
    }

    private static string Name(int route, int block) => block < 0 ? $"r{route}" : $"r{route}.b{block}";

    private static string Describe(Gateway source) =>
        $"{source.Key} created {source.Metadata.CreationTimestamp} selects {source.Spec!.Selector?.Values.FirstOrDefault()}\n"
        + string.Join('\n', source.Spec.Servers!.Select(server => $"  {server.Port!.Number} {server.Port.Protocol} [{string.Join(", ", server.Hosts!)}] redirect {server.Tls?.HttpsRedirect}"));

    private static string Describe(VirtualService source) =>
        $"{source.Key} created {source.Metadata.CreationTimestamp} hosts [{string.Join(", ", source.Spec!.Hosts!)}] gateways [{string.Join(", ", source.Spec.Gateways ?? [])}]\n"
        + string.Join('\n', source.Spec.Http!.Select(route => $"  {route.Name}: {string.Join(" | ", route.Match ?? [])}"));
}
