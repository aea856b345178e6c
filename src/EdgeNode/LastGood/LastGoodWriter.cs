using OrleansMesh.EdgeNode.Feed;

namespace OrleansMesh.EdgeNode.LastGood;

/// <summary>Keeps the last good file up to what is served, off every other's path: at most once a second, always the newest.</summary>
internal sealed partial class LastGoodWriter(LastGoodFile file, Latest<HeldMesh> published, TimeProvider time, ILogger<LastGoodWriter> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(15);

    private HeldMesh? _unwritten;
    private long _failures;
    private long _writtenRevision;

    /// <summary>Attempts to write that failed; each is repeated.</summary>
    public long Failures => Volatile.Read(ref _failures);

    /// <summary>The revision written last by this process; 0 for none.</summary>
    public long WrittenRevision => Volatile.Read(ref _writtenRevision);

    /// <summary>Writes what was not written yet; to be called when nothing is published any more.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if ((published.TryTake(out var mesh) ? mesh : _unwritten) is { } last)
        {
            await TryWriteAsync(last, cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                // The newest, or else the one that could not be written before.
                var mesh = _unwritten is null || published.HasValue ? await published.TakeAsync(stoppingToken) : _unwritten;
                var isWritten = await TryWriteAsync(mesh, CancellationToken.None);
                _unwritten = isWritten ? null : mesh;
                await Task.Delay(isWritten ? Pause : RetryPause, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is left is written by StopAsync.
            return;
        }
    }

    private async Task<bool> TryWriteAsync(HeldMesh mesh, CancellationToken cancellationToken)
    {
        try
        {
            await file.WriteAsync(mesh, cancellationToken);
            Volatile.Write(ref _writtenRevision, mesh.Revision);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Interlocked.Increment(ref _failures);
            Log.NotWritten(logger, mesh.Revision, e.Message);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3032, LogLevel.Warning, "Revision {Revision} could not be kept in the last good file: {Problem}", EventName = "LastGoodNotWritten")]
        public static partial void NotWritten(ILogger logger, long revision, string problem);
    }
}
