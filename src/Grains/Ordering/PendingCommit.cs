namespace OrleansMesh.Grains.Ordering;

/// <summary>A change that waits for its revision, or a question that waits for its turn.</summary>
internal sealed class PendingCommit(CommitRequest request, bool onlyConfirms = false)
{
    private readonly TaskCompletionSource<CommitAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CommitRequest Request { get; } = request;

    /// <summary>Whether nothing is to be written: the expected revision is all that is asked.</summary>
    public bool OnlyConfirms { get; } = onlyConfirms;

    public Task<CommitAnswer> Answered => _answer.Task;

    public void Answer(CommitAnswer answer) => _answer.TrySetResult(answer);
}
