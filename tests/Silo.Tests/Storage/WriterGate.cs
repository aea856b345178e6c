using OrleansMesh.Silo.Storage;

namespace OrleansMesh.Silo.Tests.Storage;

/// <summary>Holds a database's writer inside of a transaction.</summary>
internal sealed class WriterGate : IDisposable
{
    private readonly ManualResetEventSlim _open = new();
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private WriterGate(EmbeddedDatabase database) => Done = database.WriteAsync(_ =>
    {
        _reached.SetResult();
        _open.Wait(TestContext.Current.CancellationToken);
        return null;
    });

    /// <summary>Ends when the transaction that holds the writer is durable.</summary>
    public Task Done { get; }

    public static async Task<WriterGate> CloseAsync(EmbeddedDatabase database)
    {
        var gate = new WriterGate(database);
        await gate._reached.Task;
        return gate;
    }

    public void Open() => _open.Set();

    public void Dispose()
    {
        _open.Set();
        _open.Dispose();
    }
}
