using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansMesh.Abstractions.Statistics;
using OrleansMesh.EdgeNode.Forwarding;
using OrleansMesh.EdgeNode.Mirroring;
using OrleansMesh.EdgeNode.Serving;
using OrleansMesh.EdgeNode.Tables;
using OrleansMesh.EdgeNode.Upstreams.Dns;
using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Registry;
using OrleansMesh.Routing.Snapshots;

namespace OrleansMesh.EdgeNode.Tests.Fixtures;

/// <summary>A real data plane behind a real Kestrel on a port of its own; the table is what the test publishes.</summary>
internal sealed class TestEdge : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestEdge(WebApplication app, DataPlane plane)
    {
        _app = app;
        Plane = plane;
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Address = new Uri(address);
        Client = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None });
    }

    public Uri Address { get; }

    public int Port => Address.Port;

    public DataPlane Plane { get; }

    /// <summary>A client that follows and adds nothing.</summary>
    public HttpMessageInvoker Client { get; }

    public static async Task<TestEdge> StartAsync(
        MirroringOptions? mirroring = null, ForwardingOptions? forwarding = null, ServingOptions? serving = null, TimeProvider? time = null, RandomSource? random = null,
        CompilerOptions? compiler = null, RegistryOptions? registry = null, INameResolver? names = null, HttpProtocols protocols = HttpProtocols.Http1)
    {
        var options = new DataPlaneOptions(serving ?? new(), forwarding ?? new(), mirroring ?? new());
        var plane = new DataPlane(options, compiler ?? new(), registry ?? new(), time ?? TimeProvider.System, NullLoggerFactory.Instance, random ?? ProcessRandom.Next, names);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            plane.ConfigureKestrel(kestrel);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = protocols);
        });
        var app = builder.Build();
        plane.Run(app);
        await app.StartAsync(Patience.Token);
        return new TestEdge(app, plane);
    }

    /// <summary>Starts an edge that serves <paramref name="yaml"/>.</summary>
    public static async Task<TestEdge> StartAsync(
        string yaml, MirroringOptions? mirroring = null, ForwardingOptions? forwarding = null, ServingOptions? serving = null, TimeProvider? time = null)
    {
        var edge = await StartAsync(mirroring, forwarding, serving, time);
        edge.Publish(TestMesh.Of(1, yaml));
        return edge;
    }

    /// <summary>Builds and publishes the table of <paramref name="snapshot"/>.</summary>
    public EdgeTable Publish(MeshSnapshot snapshot)
    {
        var table = Plane.Builder.Build(snapshot, Plane.Tables.Current);
        Assert.Empty(table.Compiled.Refused);
        Assert.True(Plane.Tables.TryPublish(table));
        return table;
    }

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(Address, path)));

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => Client.SendAsync(request, Patience.Token);

    /// <summary>Waits until the endpoints of the first cluster are as health, names and time have it now.</summary>
    public async Task RenewedAsync()
    {
        // Twice, since what is being made may have been begun before the change.
        for (var i = 0; i < 2; i++)
        {
            var cluster = Plane.Tables.Current.Clusters[0];
            _ = cluster.Endpoints;
            await cluster.Renewal.WaitAsync(Patience.Token);
        }
    }

    /// <summary>Waits until every shadow is over, then tells the totals of the only mirror. They obey the law.</summary>
    public async Task<MirrorTotals> SettledTotalsAsync()
    {
        var totals = Assert.Single(await AllSettledTotalsAsync());
        return totals;
    }

    /// <summary>Waits until every shadow is over, then tells all totals. They obey the law.</summary>
    public async Task<IReadOnlyList<MirrorTotals>> AllSettledTotalsAsync()
    {
        await Plane.DrainAsync(Patience.Token);
        var all = Plane.Mirrors.Snapshot();
        Assert.All(all, totals => Assert.True(totals.ObeysLaw));
        Assert.All(all, totals => Assert.Equal(0, totals.InFlight));
        Assert.Equal(0, Plane.ShadowBodyBytes);
        return all;
    }

    /// <summary>Waits until every request is over, and takes no more.</summary>
    public Task StopAsync() => _app.StopAsync(Patience.Token);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}
