namespace OrleansMesh.Grains.Tests.Feed;

/// <summary>Runs continuations when the test says so, one after the other, as a grain's scheduler does.</summary>
internal sealed class PumpedContext : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Call, object? State)> _posted = new();

    public override void Post(SendOrPostCallback d, object? state) => _posted.Enqueue((d, state));

    /// <summary>Runs a test body under a context of its own.</summary>
    public static void Run(Action<PumpedContext> body)
    {
        var outer = Current;
        var context = new PumpedContext();
        SetSynchronizationContext(context);
        try
        {
            body(context);
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

    public void Pump()
    {
        while (_posted.TryDequeue(out var next))
        {
            next.Call(next.State);
        }
    }
}
