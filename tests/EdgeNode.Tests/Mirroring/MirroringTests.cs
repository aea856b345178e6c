using OrleansMesh.EdgeNode.Tests.Fixtures;

namespace OrleansMesh.EdgeNode.Tests.Mirroring;

/// <summary>A mirrored request, end to end.</summary>
public sealed class MirroringTests
{
    [Fact]
    public async Task MirroredRequests_AreAnsweredByThePrimaryAndCopiedToTheTarget()
    {
        await using var primary = await TestUpstream.StartAsync();
        await using var shadow = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(TestMesh.Mirrored(primary.Port, shadow.Port));

        for (var i = 0; i < 10; i++)
        {
            using var response = await edge.GetAsync($"/a?i={i}");
            Assert.Equal("hello", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        var totals = await edge.SettledTotalsAsync();
        Assert.Equal((10, 10, 10, 10), (totals.Considered, totals.Sampled, totals.Sent, totals.Succeeded));
        Assert.Equal(10, primary.Count);
        Assert.Equal(10, shadow.Count);
    }
}
