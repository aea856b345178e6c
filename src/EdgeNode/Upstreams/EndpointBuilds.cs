namespace OrleansMesh.EdgeNode.Upstreams;

/// <summary>Makes endpoint sets beside the requests: on the pool, one at a time, since a large hash table takes a processor for seconds.</summary>
internal sealed partial class EndpointBuilds(ILogger<EndpointBuilds> logger)
{
    private readonly TaskFactory _turns = new(new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler);

    /// <summary>Lets something be made when its turn comes. What it throws is told; the task never fails.</summary>
    public Task Begin(Action make) => _turns.StartNew(() => Make(make), CancellationToken.None, TaskCreationOptions.HideScheduler, _turns.Scheduler!);

    private void Make(Action make)
    {
        try
        {
            make();
        }
        catch (Exception e)
        {
            // Requests go on with what they have, and ask again.
            Log.Fault(logger, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3160, LogLevel.Error, "Endpoints were not brought up to date for a defect of the edge.", EventName = "EndpointBuildFault")]
        public static partial void Fault(ILogger logger, Exception exception);
    }
}
