using CsCheck;
using OrleansMesh.Routing.Validation.Syntax;
using OrleansMesh.Silo.Api.Computed;

namespace OrleansMesh.Silo.Tests.Parts;

public sealed class ObjectNameTests
{
    [Fact]
    public void AnyTexts_GiveANameThatKubernetesAllows()
    {
        Gen.String[Gen.Char, 0, 300].Array[1, 3].Sample(parts => KubernetesNames.IsSubdomain(ObjectName.Of(parts)));
    }

    [Fact]
    public void NamesStay_AndDifferWhereThePartsDo()
    {
        Assert.Equal("a-b-c-ea7fb08b7a2d", ObjectName.Of("a", "b", "c"));
        Assert.NotEqual(ObjectName.Of("a", "b-c", "d"), ObjectName.Of("a-b", "c", "d"));
        Assert.NotEqual(ObjectName.Of("a"), ObjectName.Of("A"));
        Assert.NotEqual(ObjectName.Of("\u00E4"), ObjectName.Of("\u00F6"));
    }
}
