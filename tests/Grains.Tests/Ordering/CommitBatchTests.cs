using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Ordering;

namespace OrleansMesh.Grains.Tests.Ordering;

/// <summary>What may share a transaction.</summary>
public sealed class CommitBatchTests
{
    private static readonly ResourceId A = new("VirtualService", "default", "a");
    private static readonly ResourceId B = new("VirtualService", "default", "b");

    [Fact]
    public void Changes_GetTheRevisionsAfterTheHead()
    {
        var batch = Fill(out _, 10, [Write(A, 7), Write(B, 0)], new() { [A] = 7 });
        Assert.Equal(
            [new ResourceChange(11, A, "<11>"), new ResourceChange(12, B, "<12>")],
            batch.Changes);
    }

    [Fact]
    public async Task ChangeOnAnOutdatedRevision_IsNotWrittenAndHearsOfItOnceTheStoreHasAccepted()
    {
        var batch = Fill(out var waiting, 10, [Write(A, 6), Write(B, 0)], new() { [A] = 7 });
        Assert.Equal([new ResourceChange(11, B, "<11>")], batch.Changes);
        Assert.All(waiting, pending => Assert.False(pending.Answered.IsCompleted));

        batch.AnswerAccepted();
        Assert.Equal([CommitAnswer.Conflict, new CommitAnswer(CommitOutcome.Committed, 11)], await Task.WhenAll(waiting.Select(pending => pending.Answered)));
    }

    [Fact]
    public async Task Question_SeesTheBatchesEarlierChangesAndWritesNothing()
    {
        PendingCommit[] waiting = [Ask(A, 7), new(Write(A, 7)), Ask(A, 7), Ask(A, 11), new(Delete(A, 11)), Ask(A, 0), Ask(B, 0)];
        var batch = new CommitBatch(10, new Dictionary<ResourceId, long> { [A] = 7 });
        batch.Fill(new Queue<PendingCommit>(waiting), 256);
        batch.AnswerAccepted();

        Assert.Equal(2, batch.Changes.Count);
        Assert.Equal(
            [
                CommitOutcome.Confirmed, CommitOutcome.Committed, CommitOutcome.Conflict, CommitOutcome.Confirmed,
                CommitOutcome.Committed, CommitOutcome.Confirmed, CommitOutcome.Confirmed,
            ],
            (await Task.WhenAll(waiting.Select(pending => pending.Answered))).Select(answer => answer.Outcome));
    }

    [Fact]
    public async Task SecondChangeToAResource_MustKnowOfTheFirst()
    {
        var batch = Fill(out var waiting, 10, [Write(A, 0), Write(A, 0), Write(A, 11), Delete(A, 12), Write(A, 12), Write(A, 0)], []);
        batch.AnswerAccepted();
        Assert.Equal(CommitAnswer.Conflict, await waiting[1].Answered);
        Assert.Equal(CommitAnswer.Conflict, await waiting[4].Answered);
        Assert.Equal(["<11>", "<12>", null, "<14>"], batch.Changes.Select(change => change.Json));
    }

    [Fact]
    public void Batch_TakesNoMoreThanItsBound()
    {
        var queue = new Queue<PendingCommit>(Enumerable.Range(0, 5).Select(i => new PendingCommit(Write(A with { Name = $"a{i}" }, 0))));
        var batch = new CommitBatch(0, new Dictionary<ResourceId, long>());
        batch.Fill(queue, 3);
        Assert.Equal(3, batch.Changes.Count);
        Assert.Equal(2, queue.Count);
    }

    [Fact]
    public void BigDocuments_AreSpreadOverTransactions()
    {
        var big = new DocumentTemplate(new string('x', 3 << 20), string.Empty);
        var queue = new Queue<PendingCommit>(Enumerable.Range(0, 5).Select(i => new PendingCommit(new CommitRequest(A with { Name = $"a{i}" }, 0, big))));
        var batch = new CommitBatch(0, new Dictionary<ResourceId, long>());
        batch.Fill(queue, 256);
        Assert.Equal(3, batch.Changes.Count);
    }

    private static CommitRequest Write(ResourceId id, long expected) => new(id, expected, new DocumentTemplate("<", ">"));

    private static PendingCommit Ask(ResourceId id, long revision) => new(new CommitRequest(id, revision, null), onlyConfirms: true);

    private static CommitRequest Delete(ResourceId id, long expected) => new(id, expected, null);

    private static CommitBatch Fill(out List<PendingCommit> waiting, long head, CommitRequest[] requests, Dictionary<ResourceId, long> revisions)
    {
        waiting = [.. requests.Select(request => new PendingCommit(request))];
        var batch = new CommitBatch(head, revisions);
        batch.Fill(new Queue<PendingCommit>(waiting), 256);
        return batch;
    }
}
