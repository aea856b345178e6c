namespace OrleansMesh.Grains.Ordering;

/// <summary>A change that waits for its revision.</summary>
internal sealed class PendingCommit(CommitRequest request)
{
    private readonly TaskCompletionSource<CommitAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CommitRequest Request { get; } = request;

    public Task<CommitAnswer> Answered => _answer.Task;

    public void Answer(CommitAnswer answer) => _answer.TrySetResult(answer);
}
