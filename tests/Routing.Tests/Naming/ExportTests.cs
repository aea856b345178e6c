using OrleansMesh.Routing.Naming;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Tests.Naming;

public sealed class ExportTests
{
    [Theory]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData("*", true)]
    [InlineData(".", false)]
    [InlineData("default", true)]
    [InlineData("other", false)]
    [InlineData("other default", true)]
    [InlineData("~", false)]
    public void Export_ReachesTheNamespacesItNames(string? exportTo, bool reaches)
    {
        ValueList<string>? list = exportTo is null ? null : [.. exportTo.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

        Assert.Equal(reaches, Export.Reaches(list, "prod", "default"));
    }

    [Fact]
    public void Dot_ReachesTheOwnNamespace() => Assert.True(Export.Reaches(["."], "prod", "prod"));
}
