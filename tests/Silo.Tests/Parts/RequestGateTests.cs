using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using OrleansMesh.Hosting;
using OrleansMesh.Silo.Api;
using OrleansMesh.Silo.Startup;

namespace OrleansMesh.Silo.Tests.Parts;

public sealed class RequestGateTests
{
    [Fact]
    public void Gate_LetsInAsManyAsItMay_AndCountsTheOthers()
    {
        using var services = new ServiceCollection().AddMetrics().AddSingleton<ApiMetrics>().BuildServiceProvider();
        var refused = 0L;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name == "orleansmesh.api.requests.overloaded" && instrument.Meter.Scope == services.GetRequiredService<IMeterFactory>())
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, count, _, _) => refused += count);
        listener.Start();
        var gate = new RequestGate(new SiloSettings(new SiloOptions { MaxConcurrentRequests = 2 }, new MeshOptions(), []), services.GetRequiredService<ApiMetrics>());

        Assert.True(gate.TryEnter());
        Assert.True(gate.TryEnter());
        Assert.False(gate.TryEnter());
        Assert.False(gate.TryEnter());
        gate.Leave();
        Assert.True(gate.TryEnter());
        Assert.False(gate.TryEnter());

        Assert.Equal(3, refused);
    }
}
