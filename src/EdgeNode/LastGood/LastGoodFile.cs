using OrleansMesh.EdgeNode.Feed;
using OrleansMesh.Hosting;

namespace OrleansMesh.EdgeNode.LastGood;

/// <summary>
/// The file that an edge keeps its last table in, so that one which starts while the control plane is away serves. Held by one process at a
/// time: a second edge of the same name on this machine does not start.
/// </summary>
internal sealed partial class LastGoodFile : IDisposable
{
    // What an edge could hold in memory; a longer file is not ours.
    private const long MaxBytes = 1L << 30;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _path;
    private readonly FileStream _lock;
    private readonly ILogger _logger;

    private LastGoodFile(string path, FileStream held, ILogger logger)
    {
        _path = path;
        _lock = held;
        _logger = logger;
    }

    private string TemporaryPath => $"{_path}.new";

    /// <summary>Takes hold of the file and makes sure that it can be written.</summary>
    /// <param name="path">The file.</param>
    /// <param name="setting">The setting that decides where it is.</param>
    /// <param name="heldSetting">The setting to change where another process holds it.</param>
    /// <param name="logger">Where it is told what was read.</param>
    /// <exception cref="StartupException">It cannot be written, or another process holds it.</exception>
    public static LastGoodFile Open(string path, string setting, string heldSetting, ILogger<LastGoodFile> logger)
    {
        FileStream held;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            held = Create($"{path}.lock", FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw IsHeld(e)
                ? new StartupException(heldSetting, $"another edge on this machine has it: {path} is in use", e)
                : new StartupException(setting, $"{path} cannot be written: {e.Message}", e);
        }

        var file = new LastGoodFile(path, held, logger);
        try
        {
            Create(file.TemporaryPath, FileShare.None).Dispose();
            File.Delete(file.TemporaryPath);
            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            file.Dispose();
            throw new StartupException(setting, $"{path} cannot be written: {e.Message}", e);
        }
    }

    /// <summary>What the file holds; null where there is none, or it is not whole.</summary>
    public HeldMesh? Read()
    {
        if (!File.Exists(_path))
        {
            return null;
        }

        string problem;
        try
        {
            if (new FileInfo(_path).Length <= MaxBytes)
            {
                var (mesh, wrong) = LastGoodFormat.Read(File.ReadAllBytes(_path));
                if (mesh is not null)
                {
                    Log.WasRead(_logger, _path, mesh.Revision);
                    return mesh;
                }

                problem = wrong!;
            }
            else
            {
                problem = "it is too long";
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = e.Message;
        }

        Log.Ignored(_logger, _path, problem);
        return null;
    }

    /// <summary>Puts <paramref name="mesh"/> in the place of what the file holds: at any instant, also of a crash, it is wholly the one or the other.</summary>
    /// <exception cref="IOException">It cannot be written; the file is as it was.</exception>
    public async Task WriteAsync(HeldMesh mesh, CancellationToken cancellationToken)
    {
        var content = LastGoodFormat.Content(mesh);
        await using (var stream = Create(TemporaryPath, FileShare.None))
        {
            stream.SetLength(0);
            await stream.WriteAsync(LastGoodFormat.Header(content), cancellationToken);
            await stream.WriteAsync(content, cancellationToken);
            await stream.FlushAsync(cancellationToken);
            stream.Flush(flushToDisk: true);
        }

        File.Move(TemporaryPath, _path, overwrite: true);
    }

    public void Dispose() => _lock.Dispose();

    private static FileStream Create(string path, FileShare share)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        var file = new FileStream(path, options);
        if (!OperatingSystem.IsWindows())
        {
            // The mode above holds for a new file only. The table has private keys in it, whoever made the file before.
            File.SetUnixFileMode(file.SafeFileHandle, OwnerOnly);
        }

        return file;
    }

    // EWOULDBLOCK of flock on Linux and macOS, ERROR_SHARING_VIOLATION on Windows.
    private static bool IsHeld(Exception e) => e is IOException && e.HResult is 11 or 35 or unchecked((int)0x80070020);

    private static partial class Log
    {
        [LoggerMessage(3030, LogLevel.Information, "{Path} holds revision {Revision}.", EventName = "LastGoodRead")]
        public static partial void WasRead(ILogger logger, string path, long revision);

        [LoggerMessage(3031, LogLevel.Warning, "{Path} is ignored: {Problem}.", EventName = "LastGoodIgnored")]
        public static partial void Ignored(ILogger logger, string path, string problem);
    }
}
