namespace OrleansMesh.EdgeNode.Credentials;

/// <summary>By what a changed file is known.</summary>
/// <param name="Path">The file.</param>
/// <param name="ChangedTicks">When it was last written; 0 where it is not there or cannot be looked at.</param>
/// <param name="Length">How long it is, in bytes.</param>
internal sealed record FileStamp(string Path, long ChangedTicks, long Length)
{
    public static FileStamp Of(string path)
    {
        try
        {
            // Kubernetes swaps mounted files by a link to their folder: what the link leads to counts.
            var file = new FileInfo(path);
            var target = file.Exists ? (FileInfo?)file.ResolveLinkTarget(returnFinalTarget: true) ?? file : file;
            return target.Exists ? new(path, target.LastWriteTimeUtc.Ticks, target.Length) : new(path, 0, 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Links that lead round, say. Whoever reads the file is told.
            return new(path, 0, 0);
        }
    }
}
