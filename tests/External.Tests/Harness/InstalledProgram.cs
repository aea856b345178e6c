namespace OrleansMesh.External.Tests.Harness;

/// <summary>A program that a test drives and that not every machine has.</summary>
internal static class InstalledProgram
{
    /// <summary>Skips the test where the program is missing; fails it where the environment says that all must be there (CI).</summary>
    public static void Require(string name, string debianPackage)
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, name)));
        if (found)
        {
            return;
        }

        var reason = $"{name} is not installed (Debian package {debianPackage}).";
        Assert.SkipWhen(Environment.GetEnvironmentVariable("ORLEANSMESH_REQUIRE_EXTERNAL") != "1", reason);
        Assert.Fail(reason);
    }
}
