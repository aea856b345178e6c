using OrleansMesh.Hosting;
using OrleansMesh.Silo.Storage;

namespace OrleansMesh.Silo.Startup;

/// <summary>The data folder, held by this process alone until it is disposed. The lock is the system's: it falls with the process, however that ends.</summary>
internal sealed class DataFolder : IDisposable
{
    private const string Setting = $"{MeshOptions.Section}:{nameof(MeshOptions.DataDirectory)}";

    private readonly FileStream _lock;

    private DataFolder(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    public string Path { get; }

    public static DataFolder Open(string directory)
    {
        var path = System.IO.Path.GetFullPath(directory);
        try
        {
            OwnerOnly.MakeFolder(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(Setting, $"the folder {path} cannot be made: {e.Message}", e);
        }

        try
        {
            return new DataFolder(path, new FileStream(System.IO.Path.Combine(path, "silo.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StartupException(Setting, $"the folder {path} cannot be written to: {e.Message}", e);
        }
        catch (IOException e)
        {
            throw new StartupException(Setting, IsHeld(e) ? $"the folder {path} is in use by another silo" : $"the folder {path} cannot be written to: {e.Message}", e);
        }
    }

    public void Dispose() => _lock.Dispose();

    // EWOULDBLOCK of flock on Linux and macOS, ERROR_SHARING_VIOLATION on Windows.
    private static bool IsHeld(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);
}
