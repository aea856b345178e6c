namespace OrleansMesh.Architecture.Tests;

/// <summary>The sources these tests speak about.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find(AppContext.BaseDirectory);

    public static IEnumerable<string> SourceFiles(params string[] folders) =>
        folders
            .Select(folder => System.IO.Path.Combine(Path, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    public static string Relative(string file) => System.IO.Path.GetRelativePath(Path, file);

    private static string Find(string folder) =>
        File.Exists(System.IO.Path.Combine(folder, "OrleansMesh.sln"))
            ? folder
            : Find(Directory.GetParent(folder)?.FullName ?? throw new InvalidOperationException("No OrleansMesh.sln above the test's folder."));
}
