namespace OrleansMesh.Manifests.Tests.External;

/// <summary>Material that stands beside the repository and is not part of it.</summary>
internal static class SharedFolder
{
    private const string Demand = "ORLEANSMESH_REQUIRE_EXTERNAL";

    /// <summary>
    /// The full path of <c>shared/<paramref name="path"/></c> in a folder that holds the repository. Where there is none the test is
    /// skipped; where the environment demands external material, it fails.
    /// </summary>
    public static string Require(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", path);
            if (Path.Exists(candidate))
            {
                return candidate;
            }
        }

        var reason = $"there is no shared/{path} beside the repository";
        Assert.False(Environment.GetEnvironmentVariable(Demand) == "1", $"{Demand} is 1, but {reason}");
        Assert.Skip(reason);
        return string.Empty;
    }
}
