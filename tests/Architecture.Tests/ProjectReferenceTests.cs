using System.Xml.Linq;

namespace OrleansMesh.Architecture.Tests;

/// <summary>The arrows between projects: each may reference only what stands here.</summary>
public sealed class ProjectReferenceTests
{
    private static readonly Dictionary<string, string[]> AllowedProjects = new()
    {
        ["Routing"] = [],
        ["Manifests"] = ["Routing"],
        ["Abstractions"] = [],
        ["Hosting"] = ["Routing"],
        ["Grains"] = ["Abstractions", "Manifests", "Routing"],
        ["Silo"] = ["Abstractions", "Grains", "Hosting", "Manifests", "Routing"],
        ["EdgeNode"] = ["Abstractions", "Hosting", "Manifests", "Routing"],
        ["Standalone"] = ["Abstractions", "EdgeNode", "Hosting", "Manifests", "Routing", "Silo"],
    };

    private static readonly Dictionary<string, string[]> AllowedPackages = new()
    {
        ["Routing"] = [],
        ["Manifests"] = ["YamlDotNet"],
        ["Abstractions"] = ["Microsoft.Orleans.Sdk"],
        ["Hosting"] = ["Routing"],
        ["Grains"] = ["Microsoft.Orleans.Server"],
        ["Silo"] = ["Microsoft.Data.Sqlite", "Microsoft.Orleans.Server"],
        ["EdgeNode"] = ["Microsoft.Orleans.Client", "Yarp.ReverseProxy"],
        ["Standalone"] = [],
    };

    public static TheoryData<string> Projects() =>
        new(Directory.GetDirectories(Path.Combine(RepositoryRoot.Path, "src")).Select(folder => Path.GetFileName(folder)!));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_ReferencesOnlyWhatTheDesignAllows(string project)
    {
        Offenders.None(References(project, "ProjectReference").Except(AllowedProjects[project]));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_UsesOnlyThePackagesOfItsLayer(string project)
    {
        Offenders.None(References(project, "PackageReference").Except(AllowedPackages[project]));
    }

    [Theory]
    [InlineData("Grains")]
    [InlineData("Manifests")]
    [InlineData("Routing")]
    [InlineData("Abstractions")]
    public void LayerBelowTheHosts_KnowsNoAspNetCore(string project)
    {
        var document = Load(project);
        Assert.Equal("Microsoft.NET.Sdk", document.Root!.Attribute("Sdk")!.Value);
        Assert.Empty(document.Descendants("FrameworkReference"));
    }

    private static IEnumerable<string> References(string project, string element) =>
        Load(project)
            .Descendants(element)
            .Select(e => e.Attribute("Include")!.Value.Replace('\\', '/'))
            .Select(value => element == "PackageReference" ? value : Path.GetFileNameWithoutExtension(value));

    private static XDocument Load(string project) =>
        XDocument.Load(Path.Combine(RepositoryRoot.Path, "src", project, $"{project}.csproj"));
}
