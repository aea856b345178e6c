using Microsoft.Extensions.Time.Testing;
using OrleansMesh.EdgeNode.ControlPlane;
using OrleansMesh.EdgeNode.Gateways;
using OrleansMesh.EdgeNode.Settings;
using OrleansMesh.EdgeNode.Tests.Fixtures;
using static OrleansMesh.EdgeNode.Tests.Gateways.GatewayEdge;

namespace OrleansMesh.EdgeNode.Tests.Gateways;

/// <summary>Whatever holds the listeners of Gateways up does not hold the edge up.</summary>
public sealed class GatewayHeldUpTests
{
    private const int GatewayOpened = 3500;

    [Fact]
    public async Task StartAndStop_EndWithoutTheListeners_WhichAreClosedWhenTheyCanBe()
    {
        var time = new FakeTimeProvider();
        using var loggers = new GatedLoggers(GatewayOpened);
        await using var edge = await StartAsync();
        await edge.ApplyAsync(
            Gateway("gw", "{port: {number: 80, name: a, protocol: HTTP}, hosts: ['*']}, {port: {number: 81, name: b, protocol: HTTP}, hosts: ['*']}"), edge.Route("a.test"));
        var options = new EdgeOptions { GatewayAddress = "127.0.0.1", GatewayPorts = new() { ["80"] = 0, ["81"] = 0 } };
        using var listeners = new GatewayListeners(
            GatewayOptions.Read(options), edge.Edge.Host.Sync.Served, edge.Edge.Host.DataPlane, TimeSpan.FromSeconds(30), new Jitter(() => 0), time, loggers);

        await EndsAsync(() => listeners.StartAsync(CancellationToken.None));
        await loggers.Met.WaitAsync(Patience.Token);
        Assert.Null(listeners.Applied);

        await EndsAsync(() => listeners.DrainAsync(new CancellationToken(canceled: true)));
        Assert.False(listeners.ExecuteTask!.IsCompleted);

        // The other port is not opened any more, and the one that was is given back.
        loggers.Open();
        await listeners.ExecuteTask.WaitAsync(Patience.Token);
        var port = Assert.Single(Assert.Single(listeners.Status).Addresses).Port;
        await Eventually.TrueAsync(() => Task.FromResult(Ports.IsFree(port)), () => $"port {port} is open");

        async Task EndsAsync(Func<Task> work)
        {
            var end = Task.Run(work, Patience.Token);
            await Eventually.TrueAsync(
                () =>
                {
                    time.Advance(TimeSpan.FromSeconds(1));
                    return Task.FromResult(end.IsCompleted);
                },
                () => "it waits for the listeners");
            await end;
        }
    }
}
