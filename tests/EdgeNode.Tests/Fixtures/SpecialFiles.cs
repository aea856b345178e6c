using System.Diagnostics;

namespace OrleansMesh.EdgeNode.Tests.Fixtures;

/// <summary>Files that are no files.</summary>
internal static class SpecialFiles
{
    /// <summary>Makes a pipe that nobody writes to.</summary>
    public static string MakePipe(string path)
    {
        using var made = Process.Start("mkfifo", [path]);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
        return path;
    }
}
