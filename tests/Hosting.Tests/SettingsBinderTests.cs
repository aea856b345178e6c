using Microsoft.Extensions.Configuration;

namespace OrleansMesh.Hosting.Tests;

public sealed class SettingsBinderTests
{
    [Fact]
    public void NothingSet_GivesTheDefaults()
    {
        var options = Bind();

        Assert.Equal("default", options.Name);
        Assert.Equal(80, options.Port);
        Assert.Equal(TimeSpan.FromSeconds(5), options.Wait);
        Assert.Equal(["mesh"], options.Gateways);
        Assert.Equal(3, options.Nested.Depth);
    }

    [Fact]
    public void EveryShapeOfSetting_IsBound()
    {
        var options = Bind(
            ("Name", "a"),
            ("port", "1"),
            ("Wait", "00:00:00.250"),
            ("Loud", "true"),
            ("Storage", "redis"),
            ("Other", "PostgreSql"),
            ("Share", "0.5"),
            ("Gateways", "mesh, istio-system/ingressgateway"),
            ("Labels:zone", "west"),
            ("Nested:Depth", "10"));

        Assert.Equal("a", options.Name);
        Assert.Equal(1, options.Port);
        Assert.Equal(TimeSpan.FromMilliseconds(250), options.Wait);
        Assert.True(options.Loud);
        Assert.Equal(MeshStorage.Redis, options.Storage);
        Assert.Equal(MeshStorage.PostgreSql, options.Other);
        Assert.Equal(0.5, options.Share);
        Assert.Equal(["mesh", "istio-system/ingressgateway"], options.Gateways);
        Assert.Equal("west", options.Labels["zone"]);
        Assert.Equal(10, options.Nested.Depth);
    }

    [Theory]
    [InlineData("Prot", "1", "Sample:Prot", "there is no such setting; Sample has Gateways, Labels, Loud, Name, Nested, Other, Port, Share, Storage, Wait")]
    [InlineData("IsDefault", "true", "Sample:IsDefault", "there is no such setting; Sample has Gateways, Labels, Loud, Name, Nested, Other, Port, Share, Storage, Wait")]
    [InlineData("Nested:Dept", "1", "Sample:Nested:Dept", "there is no such setting; Sample:Nested has Depth")]
    [InlineData("Name:First", "a", "Sample:Name", "one value is expected here, not several")]
    [InlineData("Nested", "a", "Sample:Nested", "names and values are expected here, not one value")]
    [InlineData("Labels", "a", "Sample:Labels", "names and values are expected here, not one value")]
    [InlineData("Name", "", "Sample:Name", "The Name field is required.")]
    [InlineData("Port", "http", "Sample:Port", "'http' is not a whole number")]
    [InlineData("Port", "", "Sample:Port", "'' is not a whole number")]
    [InlineData("Port", "0", "Sample:Port", "The field Port must be between 1 and 65535.")]
    [InlineData("Port", "99999999999", "Sample:Port", "'99999999999' is not a whole number")]
    [InlineData("Share", "half", "Sample:Share", "'half' is not a number")]
    [InlineData("Loud", "yes", "Sample:Loud", "'yes' is not true or false")]
    [InlineData("Wait", "soon", "Sample:Wait", "'soon' is not a duration such as 00:00:05")]
    [InlineData("Wait", "5", "Sample:Wait", "'5' is not a duration such as 00:00:05")]
    [InlineData("Wait", "00:61:00", "Sample:Wait", "'00:61:00' is not a duration such as 00:00:05")]
    [InlineData("Storage", "Oracle", "Sample:Storage", "'Oracle' is none of Embedded, PostgreSql, Redis")]
    [InlineData("Storage", "7", "Sample:Storage", "'7' is none of Embedded, PostgreSql, Redis")]
    [InlineData("Other", "7", "Sample:Other", "'7' is none of Embedded, PostgreSql, Redis")]
    [InlineData("Nested:Depth", "11", "Sample:Nested:Depth", "The field Depth must be between 0 and 10.")]
    public void WrongSetting_IsNamedWithItsProblem(string key, string value, string setting, string problem)
    {
        var error = Assert.Throws<StartupException>(() => Bind((key, value)));

        Assert.Equal(setting, error.Setting);
        Assert.Equal($"{setting}: {problem}", error.Message);
    }

    [Fact]
    public void ListWithIndices_ReplacesTheDefault()
    {
        Assert.Equal(["a", "b"], Bind(("Gateways:0", "a"), ("Gateways:1", "b")).Gateways);
    }

    [Fact]
    public void EmptyList_IsEmpty()
    {
        Assert.Empty(Bind(("Gateways", "")).Gateways);
    }

    [Fact]
    public void OtherSections_AreNotLookedAt()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Other:Foo"] = "1", ["Sample:Name"] = "a" })
            .Build();

        Assert.Equal("a", SettingsBinder.Bind<SampleOptions>(configuration, "Sample").Name);
    }

    private static SampleOptions Bind(params (string Key, string Value)[] settings) =>
        SettingsBinder.Bind<SampleOptions>(
            new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => $"Sample:{s.Key}", s => (string?)s.Value)).Build(),
            "Sample");
}
