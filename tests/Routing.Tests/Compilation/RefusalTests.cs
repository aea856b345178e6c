using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Routing.Tests.Compilation;

public sealed class RefusalTests
{
    [Fact]
    public void BrokenVirtualService_IsLeftOutAndTheRestServed()
    {
        var compiled = Make.Compile(
            Make.VirtualService("broken", ["*"], Make.Route("broken.test", Make.Prefix("/ok")), Make.Route("broken.test", Make.Regex("("))),
            Make.VirtualService("good", ["*"], Make.Route("good.test", Make.Prefix("/good"))));

        var refused = Assert.Single(compiled.Refused);
        Assert.Equal(new ResourceKey(ResourceKind.VirtualService, "default", "broken"), refused.Key);
        Assert.Null(compiled.Table.Destination("h", "/ok"));
        Assert.Equal("good.test", compiled.Table.Destination("h", "/good"));
        Assert.Equal(["good.test"], compiled.Table.Clusters.Select(cluster => cluster.Host));
    }

    [Fact]
    public void Refusal_NamesEverythingThatIsWrong()
    {
        var errors = Errors(
            Make.Route("a.test", Make.Regex("a)(b"), new() { Headers = Make.Map(("x", new StringMatch { Regex = "(?=a)" })) }),
            Make.Route(string.Empty),
            new HttpRoute(),
            Make.Route("a.test") with { Mirror = new() { Host = "m.test" }, MirrorPercent = 101 },
            Make.Route("a.test") with { Mirrors = [new() { Percentage = new() { Value = double.NaN } }] },
            Make.Route("a.test") with { Rewrite = new() { UriRegexRewrite = new() { Match = "[", Rewrite = "x" } } },
            Make.Route("a.test") with { Rewrite = new() { UriRegexRewrite = new() { Match = "(a)", Rewrite = @"\\2\2" } } });

        Assert.Equal(
            [
                ("spec.http[0].match[0].uri.regex", ConfigErrorReason.Invalid),
                ("spec.http[0].match[1].headers[x].regex", ConfigErrorReason.Invalid),
                ("spec.http[1].route[0].destination.host", ConfigErrorReason.Required),
                ("spec.http[2].route", ConfigErrorReason.Required),
                ("spec.http[3].mirrorPercent", ConfigErrorReason.Invalid),
                ("spec.http[4].mirrors[0].percentage.value", ConfigErrorReason.Invalid),
                ("spec.http[4].mirrors[0].destination.host", ConfigErrorReason.Required),
                ("spec.http[5].rewrite.uriRegexRewrite.match", ConfigErrorReason.Invalid),
                ("spec.http[6].rewrite.uriRegexRewrite.rewrite", ConfigErrorReason.Invalid),
            ],
            errors.Select(error => (error.Path, error.Reason)));
    }

    [Fact]
    public void WeightsOfSeveralDestinations_MustNotAllBeZero()
    {
        var error = Assert.Single(Errors(new HttpRoute { Route = [Weighted("a.test", 0), Weighted("b.test", null)] }));

        Assert.Equal(("spec.http[0].route", ConfigErrorReason.Invalid), (error.Path, error.Reason));
    }

    [Fact]
    public void NegativeWeight_IsRefused()
    {
        var error = Assert.Single(Errors(new HttpRoute { Route = [Weighted("a.test", -1), Weighted("b.test", 1)] }));

        Assert.Equal(("spec.http[0].route[0].weight", ConfigErrorReason.Invalid), (error.Path, error.Reason));
    }

    [Fact]
    public void LongRegex_IsRefused() =>
        Assert.Equal("spec.http[0].match[0].uri.regex", Assert.Single(Errors(Make.Route("a.test", Make.Regex(new string('a', UserPattern.MaxLength + 1))))).Path);

    [Fact]
    public void PortOutOfRange_IsRefused() => Assert.Equal(
        "spec.http[0].route[0].destination.port.number",
        Assert.Single(Errors(new HttpRoute { Route = [new() { Destination = new() { Host = "a.test", Port = new() { Number = 65536 } } }] })).Path);

    [Theory]
    [InlineData("@request.auth.claims.group")]
    [InlineData("@request.auth.claims[group]")]
    [InlineData(":status")]
    public void ConditionThatCannotBeEvaluated_LeavesItsBlockOut(string header)
    {
        var compiled = Make.Compile(Make.VirtualService(
            "a", ["*"],
            Make.Route("first.test", Make.Prefix("/") with { Headers = Make.Map((header, new StringMatch { Exact = "x" })) }, Make.Prefix("/served")),
            Make.Route("second.test")));

        Assert.Empty(compiled.Refused);
        var unserved = Assert.Single(compiled.Unserved);
        Assert.Equal($"spec.http[0].match[0].headers[{header}]", unserved.Warning.Path);
        Assert.Equal("first.test", compiled.Table.Destination("h", "/served"));
        Assert.Equal("second.test", compiled.Table.Destination("h", "/other"));
    }

    [Fact]
    public void VirtualServiceWithoutHostsOrSpec_GivesNoRoutes()
    {
        var without = Make.VirtualService("a", [], Make.Route("d.test"));

        Assert.Empty(Make.Table(without, without with { Metadata = Make.Meta("b"), Spec = null }).Rules);
    }

    private static ValueList<ConfigError> Errors(params HttpRoute[] routes) =>
        Assert.Single(Make.Compile(Make.VirtualService("a", ["*"], routes)).Refused).Errors;

    private static HttpRouteDestination Weighted(string host, int? weight) => new() { Destination = new() { Host = host }, Weight = weight };
}
