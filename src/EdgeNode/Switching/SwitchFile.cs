using System.Text.Json;
using OrleansMesh.Abstractions.Mirroring;

namespace OrleansMesh.EdgeNode.Switching;

/// <summary>
/// Keeps the switch of mirroring beside the last good file, so that an edge that starts while the control plane is away goes by what it knew last. The
/// lock of the last good file is its lock.
/// </summary>
internal sealed partial class SwitchFile(string path, ILogger<SwitchFile> logger)
{
    private readonly Lock _lock = new();
    private long _failures;

    /// <summary>States that could not be written.</summary>
    public long Failures => Volatile.Read(ref _failures);

    /// <summary>What the file holds; null where there is none, or it cannot be read.</summary>
    public MirrorSwitchState? Read()
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<MirrorSwitchState>(File.ReadAllBytes(path)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            Log.Ignored(logger, path, e.Message);
            return null;
        }
    }

    /// <summary>Puts a state in the place of what the file holds: at any instant it is wholly the one or the other.</summary>
    public void Write(MirrorSwitchState state)
    {
        try
        {
            lock (_lock)
            {
                var next = $"{path}.new";
                using (var stream = new FileStream(next, FileMode.Create, FileAccess.Write))
                {
                    JsonSerializer.Serialize(stream, state);
                    stream.Flush(flushToDisk: true);
                }

                File.Move(next, path, overwrite: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Interlocked.Increment(ref _failures);
            Log.NotWritten(logger, path, e.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3320, LogLevel.Warning, "{Path} is ignored: {Problem}", EventName = "SwitchFileIgnored")]
        public static partial void Ignored(ILogger logger, string path, string problem);

        [LoggerMessage(3321, LogLevel.Warning, "The switch of mirroring could not be kept in {Path}: {Problem}", EventName = "SwitchFileNotWritten")]
        public static partial void NotWritten(ILogger logger, string path, string problem);
    }
}
