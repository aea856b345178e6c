namespace OrleansMesh.Silo.Storage;

/// <summary>One writer's part of a shared transaction.</summary>
/// <param name="work">Writes, or answers why it does not and leaves everything as it was.</param>
internal sealed class WriteUnit(Func<SqliteSession, Exception?> work)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _refusal;

    /// <summary>Ends when the write is durable; fails when it was refused or its outcome is not known.</summary>
    public Task Done => _done.Task;

    public void Execute(SqliteSession session) => _refusal = work(session);

    /// <summary>The transaction is durable.</summary>
    public void Complete()
    {
        if (_refusal is null)
        {
            _done.TrySetResult();
        }
        else
        {
            _done.TrySetException(_refusal);
        }
    }

    public void Fail(Exception cause) => _done.TrySetException(cause);
}
