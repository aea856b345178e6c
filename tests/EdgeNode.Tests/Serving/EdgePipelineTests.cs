using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansMesh.EdgeNode.Budgets;
using OrleansMesh.EdgeNode.Counters;
using OrleansMesh.EdgeNode.Forwarding;
using OrleansMesh.EdgeNode.Mirroring;
using OrleansMesh.EdgeNode.Serving;
using OrleansMesh.EdgeNode.Switching;
using OrleansMesh.EdgeNode.Tables;
using OrleansMesh.EdgeNode.Tests.Fixtures;
using OrleansMesh.EdgeNode.Upstreams;
using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Registry;

namespace OrleansMesh.EdgeNode.Tests.Serving;

/// <summary>The pipeline with its seams replaced: defects of the edge end where they must.</summary>
public sealed class EdgePipelineTests : IDisposable
{
    private readonly GatedSender _sender = new();
    private readonly EdgeTableHolder _tables = new();
    private readonly EdgeAnswers _answers = new();
    private readonly MirrorLedger _ledger = new(limit: 10);
    private readonly MirrorSwitch _switch = new();
    private readonly MirroringOptions _mirroring = new();
    private readonly ShadowLanes _lanes;

    public EdgePipelineTests()
    {
        _lanes = new ShadowLanes(_mirroring, _ => _sender, _switch, TimeProvider.System, NullLogger<ShadowLanes>.Instance);
        var builder = new EdgeTableBuilder(new CompilerOptions(), new RegistryOptions(), TestParts.Create(), new MirrorBindings(new(), LaneLimits.Of(_mirroring), _lanes, new MirrorBudgets(TimeProvider.System), _ledger, TimeProvider.System));
        _tables.TryPublish(builder.Build(TestMesh.Of(1, TestMesh.Mirrored(1, 2, 3)), previous: null));
    }

    [Fact]
    public async Task DefectInForwarding_IsAPlain500()
    {
        var context = Request();

        await Pipeline(new Forwarder(async context =>
        {
            context.Response.Headers["x-upstream"] = "half";
            await Task.Yield();
            throw new InvalidOperationException("secret");
        })).InvokeAsync(context);

        Assert.Equal(500, context.Response.StatusCode);
        Assert.Equal("fault", context.Response.Headers["x-orleansmesh-reason"]);
        Assert.False(context.Response.Headers.ContainsKey("x-upstream"));
        Assert.Equal("fault\n", await BodyAsync(context));
        Assert.Equal(1, _answers.Count(EdgeReason.Fault));
    }

    [Fact]
    public async Task DefectInTheDecision_CostsShadowsAlone()
    {
        // The destination, the first mirror, the second mirror: there the source breaks. Where there is one endpoint, none is drawn.
        var draws = 0;
        var context = Request();

        await Pipeline(new Forwarder(Answer), () => ++draws == 3 ? throw new InvalidOperationException("a defect") : 0u).InvokeAsync(context);

        Assert.Equal("ok", await BodyAsync(context));
        (await _sender.NextAsync()).Outcome.SetResult(ShadowOutcome.Succeeded);
        await _lanes.DrainAsync(Patience.Token);
        Assert.Equal([1, 0], _ledger.Snapshot().Select(totals => totals.Considered));
    }

    [Fact]
    public async Task DefectInTheDispatch_CostsShadowsAloneAndLosesNoPlace()
    {
        var context = Request();
        context.Connection.LocalIpAddress = new UnspeakableAddress();

        await Pipeline(new Forwarder(Answer)).InvokeAsync(context);

        Assert.Equal("ok", await BodyAsync(context));
        await _lanes.DrainAsync(Patience.Token);
        Assert.All(_ledger.Snapshot(), totals => Assert.Equal((1, 1, 1L), (totals.Considered, totals.Sent, totals.Failed["fault"])));
        Assert.Equal(0, _sender.Count);
    }

    [Fact]
    public async Task Primary_GoesFirst()
    {
        var started = 0;
        var context = Request();

        await Pipeline(new Forwarder(context =>
        {
            // All shadows have a place by now, none has been launched.
            started = _lanes.Alive.Sum(lane => lane.Admitted);
            Assert.Equal(0, _lanes.Alive.Sum(lane => lane.Running));
            return Answer(context);
        })).InvokeAsync(context);

        Assert.Equal(2, started);
        (await _sender.NextAsync()).Outcome.SetResult(ShadowOutcome.Succeeded);
        (await _sender.NextAsync()).Outcome.SetResult(ShadowOutcome.Succeeded);
    }

    [Fact]
    public async Task Shadow_SharesNothingWithTheRequest()
    {
        var context = Request();
        context.Request.Headers["X-Kept"] = "1";
        await Pipeline(new Forwarder(Answer)).InvokeAsync(context);

        // The server clears and uses both again for the next request of the connection.
        context.Request.Headers.Clear();
        context.Request.Path = "/other";
        var shadow = await _sender.NextAsync();

        Assert.Equal("/a?b", shadow.Request.Target);
        Assert.Equal("1", shadow.Request.Headers.Single(header => header.Key == "X-Kept").Value);
    }

    public void Dispose() => _sender.Dispose();

    private static Task Answer(HttpContext context) => context.Response.WriteAsync("ok", context.RequestAborted);

    private static DefaultHttpContext Request()
    {
        var context = new DefaultHttpContext();
        context.Request.Method = "GET";
        context.Request.Scheme = "http";
        context.Request.Headers.Host = "shop";
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = "/a?b";
        context.Features.Set<IHttpRequestBodyDetectionFeature>(new NoBody());
        context.Response.Body = new MemoryStream();
        return context;
    }

    private static async Task<string> BodyAsync(HttpContext context)
    {
        context.Response.Body.Position = 0;
        using var reader = new StreamReader(context.Response.Body);
        return await reader.ReadToEndAsync(Patience.Token);
    }

    private EdgePipeline Pipeline(IPrimaryForwarder forwarder, RandomSource? random = null)
    {
        var source = random ?? (() => 0);
        var dispatcher = new ShadowDispatcher(_mirroring, _switch, new OverloadSignal(TimeSpan.Zero, TimeProvider.System), source, NullLogger<ShadowDispatcher>.Instance);
        var primaries = new PrimaryAttempts(forwarder, new ForwardingOptions(), new RetryCounters(), source, TimeProvider.System);
        var faults = new FaultInjection(_answers, source, TimeProvider.System);
        var accounts = new RequestAccounts(_answers, new RequestCounters(), new RouteStatistics());
        return new EdgePipeline(_tables, primaries, dispatcher, faults, accounts, new ForwardingOptions().MaxHops, source, NullLogger<EdgePipeline>.Instance);
    }

    private sealed class Forwarder(Func<HttpContext, Task> forward) : IPrimaryForwarder
    {
        public async ValueTask<EdgeReason?> ForwardAsync(PrimaryCall call, UpstreamEndpoint endpoint)
        {
            await forward(call.Context);
            return null;
        }
    }

    private sealed class NoBody : IHttpRequestBodyDetectionFeature
    {
        public bool CanHaveBody => false;
    }

    // Breaks where the shadows' header fields are made, which is after the primary was sent.
    private sealed class UnspeakableAddress() : IPAddress(0x0100007f)
    {
        public override string ToString() => throw new InvalidOperationException("a defect");
    }
}
