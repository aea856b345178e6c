using OrleansMesh.EdgeNode.Admin;
using OrleansMesh.EdgeNode.Tests.Fixtures;

namespace OrleansMesh.EdgeNode.Tests.Admin;

public sealed class MetricsTextTests
{
    [Fact]
    public void Samples_ReadBackAsTheyWere()
    {
        var text = new MetricsText()
            .Counter("requests_total", "Requests.").Sample(9_007_199_254_740_993).Sample(0.5, ("a", "b"))
            .Gauge("depth", "Depth.").Sample(-1, ("x", "back\\slash \"quote\"\nline ü"), ("y", string.Empty))
            .ToString();

        var families = PrometheusText.Parse(text);

        Assert.Equal(["requests_total counter", "depth gauge"], families.Select(family => $"{family.Name} {family.Type}"));
        Assert.Equal([9_007_199_254_740_992, 0.5], families[0].Samples.Select(sample => sample.Value));
        var sample = Assert.Single(families[1].Samples);
        Assert.Equal("back\\slash \"quote\"\nline ü", sample.Labels["x"]);
        Assert.Equal(string.Empty, sample.Labels["y"]);
        Assert.Equal(-1, sample.Value);
    }

    [Fact]
    public void FamilyWithoutSamples_IsWellFormed()
    {
        Assert.Empty(Assert.Single(PrometheusText.Parse(new MetricsText().Counter("none_total", "None.").ToString())).Samples);
    }
}
