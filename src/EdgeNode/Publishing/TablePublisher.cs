using OrleansMesh.EdgeNode.Feed;
using OrleansMesh.EdgeNode.Tables;

namespace OrleansMesh.EdgeNode.Publishing;

/// <summary>
/// Builds a table of what the edge holds and puts it in the place of the old one. One build at a time; of what arrives meanwhile only the
/// newest is built next, so that a burst of changes costs a few builds and ends with the last.
/// </summary>
internal sealed partial class TablePublisher(
    EdgeTableBuilder builder,
    EdgeTableHolder tables,
    ServedMeshes served,
    Latest<HeldMesh> input,
    Latest<HeldMesh> published,
    ILogger<TablePublisher> logger) : BackgroundService
{
    private long _failures;

    /// <summary>Builds that ended by a defect of the edge; what was served before is served on.</summary>
    public long Failures => Volatile.Read(ref _failures);

    /// <summary>Builds and publishes. Not while the service runs.</summary>
    public void Publish(HeldMesh mesh)
    {
        var before = served.Current;
        if (before is not null && before.Mesh.MeshId == mesh.MeshId && before.Mesh.Revision == mesh.Revision)
        {
            return;
        }

        var table = builder.Build(mesh.Snapshot, before?.Table);
        if (before is null || (before.Mesh.MeshId == mesh.MeshId && before.Mesh.Revision < mesh.Revision))
        {
            tables.TryPublish(table);
        }
        else
        {
            // Another mesh, or one that was set back: its revisions do not compare. Only the feed's follower decides for that.
            tables.Replace(table);
        }

        var refused = Refusals.List(mesh, table.Compiled);
        served.Set(new ServedMesh(mesh, table, refused));
        Log.Published(logger, mesh.Revision, table.Routes.RuleCount, refused.Length);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var mesh = await input.TakeAsync(stoppingToken);
                Publish(mesh);
                published.Put(mesh);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                Interlocked.Increment(ref _failures);
                Log.BuildFailed(logger, e);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3020, LogLevel.Information, "Revision {Revision} is served: {Rules} rules, {Refused} resources refused.", EventName = "TablePublished")]
        public static partial void Published(ILogger logger, long revision, int rules, int refused);

        [LoggerMessage(3021, LogLevel.Error, "A route table could not be built; the one before is served on.", EventName = "TableBuildFailed")]
        public static partial void BuildFailed(ILogger logger, Exception exception);
    }
}
