using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Tests.Matching;

public sealed class ConditionTests
{
    private static readonly StringMatch Present = new();

    [Theory]
    [InlineData("GET", true)]
    [InlineData("POST", false)]
    [InlineData("get", false)]
    public void Method_IsCaseSensitive(string method, bool matches) =>
        Check(new() { Method = new() { Exact = "GET" } }, new("h", "/", method: method), matches);

    [Theory]
    [InlineData("https", true)]
    [InlineData("http", false)]
    public void Scheme_IsCompared(string scheme, bool matches) =>
        Check(new() { Scheme = new() { Exact = "https" } }, new("h", "/", scheme: scheme), matches);

    [Theory]
    [InlineData("a.test:80", true)]
    [InlineData("a.test", false)]
    public void Authority_IsComparedAsSent(string authority, bool matches) =>
        Check(new() { Authority = new() { Exact = "a.test:80" } }, new(authority, "/"), matches);

    [Theory]
    [InlineData(81, true)]
    [InlineData(80, false)]
    public void Port_IsTheOneTheRequestCameInOn(int port, bool matches) => Check(new() { Port = 81 }, new("h", "/", port: port), matches);

    [Theory]
    [InlineData("v", true)]
    [InlineData("v2", false)]
    [InlineData("v,w", false)]
    [InlineData(null, false)]
    public void HeaderExact_IsTheWholeValue(string? value, bool matches) => CheckHeader(new() { Exact = "v" }, value, matches);

    [Theory]
    [InlineData("v,w", true)]
    [InlineData("w,v", false)]
    [InlineData(null, false)]
    public void HeaderPrefix_SeesTheJoinedValues(string? value, bool matches) => CheckHeader(new() { Prefix = "v" }, value, matches);

    [Theory]
    [InlineData("v1", true)]
    [InlineData("v12", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void HeaderRegex_MustMatchTheWholeValue(string? value, bool matches) => CheckHeader(new() { Regex = "v." }, value, matches);

    [Theory]
    [InlineData("", true)]
    [InlineData("x", true)]
    [InlineData(null, false)]
    public void EmptyHeaderMatch_AsksForPresence(string? value, bool matches)
    {
        CheckHeader(Present, value, matches);
        CheckHeader(new() { Regex = "*" }, value, matches);
    }

    [Fact]
    public void HeaderName_IsFolded() =>
        Check(new() { Headers = Make.Map(("X-Test", new StringMatch { Exact = "v" })) }, Request("v"), true);

    [Theory]
    [InlineData("v", false)]
    [InlineData("w", true)]
    [InlineData(null, true)]
    public void WithoutHeadersExact_IsTheOppositeAndHoldsWhenMissing(string? value, bool matches) => CheckWithout(new() { Exact = "v" }, value, matches);

    [Theory]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void WithoutHeadersThatMatchesEmpty_FailsWhenMissing(string? value, bool matches) => CheckWithout(new() { Regex = ".*" }, value, matches);

    [Theory]
    [InlineData("", false)]
    [InlineData(null, true)]
    public void WithoutHeadersPresence_AsksForAbsence(string? value, bool matches) => CheckWithout(Present, value, matches);

    [Theory]
    [InlineData("q=v", true)]
    [InlineData("q=w&q=v", false)]
    [InlineData("", false)]
    public void QueryExact_IsTheFirstValue(string query, bool matches) => CheckQuery(new() { Exact = "v" }, query, matches);

    [Theory]
    [InlineData("q", true)]
    [InlineData("q=", true)]
    [InlineData("q=x", false)]
    public void QueryExactEmpty_MatchesAParameterWithoutValue(string query, bool matches) => CheckQuery(new() { Exact = string.Empty }, query, matches);

    [Theory]
    [InlineData("q", true)]
    [InlineData("p", false)]
    public void QueryPresence_IsEnough(string query, bool matches) => CheckQuery(Present, query, matches);

    [Theory]
    [InlineData(":method", "GET", true)]
    [InlineData(":scheme", "http", true)]
    [InlineData(":authority", "h", true)]
    [InlineData("host", "h", true)]
    [InlineData(":path", "/p?q=1", true)]
    [InlineData(":path", "/p", false)]
    public void PseudoHeaders_AreTheRequestsOwn(string name, string value, bool matches) =>
        Check(new() { Headers = Make.Map(($"{name}", new StringMatch { Exact = value })) }, new("h", "/p", "q=1"), matches);

    [Fact]
    public void LongTarget_IsCompared()
    {
        var query = new string('q', 2000);

        Check(new() { Headers = Make.Map((":path", new StringMatch { Exact = $"/p?{query}" })) }, new("h", "/p", query), true);
    }

    [Fact]
    public void Conditions_AllMustHold()
    {
        var block = new HttpMatchRequest { Method = new() { Exact = "GET" }, Headers = Make.Map(("x-test", new StringMatch { Exact = "v" })) };

        Check(block, Request("v"), true);
        Check(block, Request("w"), false);
        Check(block with { Method = new() { Exact = "POST" } }, Request("v"), false);
    }

    [Fact]
    public void Blocks_OneIsEnough()
    {
        var table = Make.Table(Make.VirtualService("a", ["*"], Make.Route("a.test", Make.Exact("/a"), Make.Exact("/b"))));

        Assert.Equal("a.test", table.Destination("h", "/a"));
        Assert.Equal("a.test", table.Destination("h", "/b"));
        Assert.Null(table.Destination("h", "/c"));
    }

    [Fact]
    public void FirstRuleThatMatches_Wins()
    {
        var table = Make.Table(Make.VirtualService(
            "a", ["*"], Make.Route("first.test", Make.Prefix("/a")), Make.Route("second.test", Make.Exact("/a/b")), Make.Route("third.test", Make.Prefix("/"))));

        Assert.Equal("first.test", table.Destination("h", "/a/b"));
        Assert.Equal("third.test", table.Destination("h", "/b"));
    }

    private static void CheckHeader(StringMatch match, string? value, bool matches) =>
        Check(new() { Headers = Make.Map(("x-test", match)) }, Request(value), matches);

    private static void CheckWithout(StringMatch match, string? value, bool matches) =>
        Check(new() { WithoutHeaders = Make.Map(("x-test", match)) }, Request(value), matches);

    private static void CheckQuery(StringMatch match, string query, bool matches) =>
        Check(new() { QueryParams = Make.Map(("q", match)) }, new("h", "/", query), matches);

    private static TestRequest Request(string? header) =>
        new("h", "/", headers: header is null ? null : new Dictionary<string, string> { ["x-test"] = header });

    private static void Check(HttpMatchRequest block, TestRequest request, bool matches) =>
        Assert.Equal(matches ? "a.test" : null, Make.Table(Make.VirtualService("a", ["*"], Make.Route("a.test", block))).Destination(request));
}
