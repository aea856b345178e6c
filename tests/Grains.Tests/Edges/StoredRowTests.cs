using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using OrleansMesh.Abstractions.Statistics;
using OrleansMesh.Grains.Edges;

namespace OrleansMesh.Grains.Tests.Edges;

/// <summary>Rows as stored before answers had classes, bytes and latencies.</summary>
public sealed class StoredRowTests
{
    private const string Stored =
        "IOjAASHoQAVpMSGAAIbPBb5J3wiBAAAAAAAAAADgAQEhIAEDIehAH2RlZmF1bHQvcmV2aWV3c0EDYUEFdjLgIOgADSHowBvBHcEfAS0BKQEFASUBEQEJISAAAyFAFXF1ZXVlLWZ1bGwBBeDgwQHBAeAhIAADIUAP"
        + "dGltZW91dAEN4ODBAcEB4CEg4MEBwQHg4ODgwQHg4OA=";

    [Fact]
    public void OldRow_IsReadAndGoesOnWithANewOne()
    {
        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var state = services.GetRequiredService<Serializer>().Deserialize<EdgeState>(Convert.FromBase64String(Stored));

        var ledger = EdgeLedger.From(state!.Current, new EdgeHistory());
        var old = Assert.Single(ledger.Totals());
        Assert.True(old.ObeysLaw, $"{old}");
        Assert.Equal((9, 4, 4, 0, 0, 0), (old.Sent, old.Succeeded, old.Answers[MirrorTotals.Unclassified], old.SentBytes, old.ReceivedBytes, old.ShadowLatency.Count));

        ledger = ledger.Apply(Reports.Of(2, 1, Reports.Row("a", 5)), false, 10, out var refused);
        Assert.Equal(0, refused);
        var both = Assert.Single(ledger.Totals());
        Assert.True(both.ObeysLaw, $"{both}");
        Assert.Equal((14, 9, 4, 5, 35, 55), (both.Sent, both.Succeeded, both.Answers[MirrorTotals.Unclassified], both.Answers["2xx"], both.SentBytes, both.ReceivedBytes));
        Assert.Equal((5, 5), (both.ShadowLatency.Count, both.PrimaryLatency.Count));
    }
}
