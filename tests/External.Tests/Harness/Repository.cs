namespace OrleansMesh.External.Tests.Harness;

/// <summary>Where the programs under test and their manifests lie.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The built program of a project, in the configuration these tests were built in.</summary>
    public static string Program(string project)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/'));
        return Path.Combine(Root, "src", project, "bin", output.Parent!.Name, output.Name, $"OrleansMesh.{project}.dll");
    }

    public static string Sample(string name) => File.ReadAllText(Path.Combine(Root, "samples", "traffic-mirroring", name));

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "OrleansMesh.sln"))
            ? folder
            : Find(Directory.GetParent(folder)?.FullName ?? throw new InvalidOperationException("No OrleansMesh.sln above the tests."));
}
