using CsCheck;
using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Tests.Matching;

public sealed class MatchLawTests
{
    private const int Configurations = 2_000;

    private const int RequestsPerConfiguration = 25;

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    public void CompiledTable_AnswersAsTheNaiveMatcher(int scanLimit)
    {
        var matched = 0;
        var options = new CompilerOptions { ScanLimit = scanLimit, Labels = Make.Map(("app", "v1")) };
        Gen.Select(Generate.Configuration, Generate.Request.Array[RequestsPerConfiguration]).Sample(
            (configuration, requests) =>
            {
                var compiled = RouteTableCompiler.Compile(configuration, options);
                Assert.Empty(compiled.Refused);
                Assert.Empty(compiled.Unserved);
                var naive = new NaiveMatcher(configuration, options);
                foreach (var request in requests)
                {
                    var view = request;
                    var rule = compiled.Table.Match(ref view);
                    var expected = naive.Match(request) is { } found ? (found.VirtualService, Name(found.Route, found.Block)) : default((ResourceKey, string)?);
                    var actual = rule is null ? default((ResourceKey, string)?) : (rule.VirtualService, rule.Name);
                    Interlocked.Add(ref matched, rule is null ? 0 : 1);
                    Assert.True(expected == actual, $"{request}: expected {expected}, got {actual}");
                }
            },
            iter: Configurations,
            print: tuple => string.Join('\n', tuple.Item1.Select(Describe)));

        // Were most requests to miss, agreement would say little.
        Assert.True(matched > Configurations * RequestsPerConfiguration / 4, $"{matched} matched");
    }

    private static string Name(int route, int block) => block < 0 ? $"r{route}" : $"r{route}.b{block}";

    private static string Describe(VirtualService source) =>
        $"{source.Key} created {source.Metadata.CreationTimestamp} hosts [{string.Join(", ", source.Spec!.Hosts!)}] gateways [{string.Join(", ", source.Spec.Gateways ?? [])}]\n"
        + string.Join('\n', source.Spec.Http!.Select(route => $"  {route.Name}: {string.Join(" | ", route.Match ?? [])}"));
}
