using OrleansMesh.Abstractions.Resources;

namespace OrleansMesh.Grains.Ordering;

/// <summary>Changes and questions that share a transaction. A change is checked against the batch's earlier ones as if they were durable already: they are, or none of them is.</summary>
internal sealed class CommitBatch(long head, IReadOnlyDictionary<ResourceId, long> revisions)
{
    // A document may be 3 MiB: the number of changes alone does not bound a transaction.
    private const int MaxCharacters = 8 << 20;

    private readonly Dictionary<ResourceId, long> _changed = [];
    private readonly List<ResourceChange> _changes = [];
    private readonly List<(PendingCommit Waiting, CommitAnswer Answer)> _answers = [];
    private int _characters;

    /// <summary>The head that the batch follows.</summary>
    public long ExpectedHead { get; } = head;

    /// <summary>The changes with their revisions, in order.</summary>
    public IReadOnlyList<ResourceChange> Changes => _changes;

    /// <summary>The length of all documents, in characters.</summary>
    public int Characters => _characters;

    /// <summary>Takes from <paramref name="waiting"/> what fits.</summary>
    public void Fill(Queue<PendingCommit> waiting, int maxEntries)
    {
        while (_answers.Count < maxEntries && _characters < MaxCharacters && waiting.TryPeek(out var next))
        {
            // It leaves the queue last: whatever goes wrong, somebody still knows that it waits.
            _answers.Add((next, Enter(next)));
            waiting.Dequeue();
        }
    }

    /// <summary>Gives everyone the answer that holds once the store has accepted the batch. A conflict is no exception: without the store's word, it may be the authority that is outdated.</summary>
    public void AnswerAccepted()
    {
        foreach (var (waiting, answer) in _answers)
        {
            waiting.Answer(answer);
        }
    }

    /// <summary>Gives everyone <paramref name="answer"/>, because the store has not accepted the batch.</summary>
    public void AnswerAll(CommitAnswer answer)
    {
        foreach (var (waiting, _) in _answers)
        {
            waiting.Answer(answer);
        }
    }

    private CommitAnswer Enter(PendingCommit next)
    {
        var request = next.Request;
        if (RevisionOf(request.Id) != request.ExpectedRevision)
        {
            return CommitAnswer.Conflict;
        }

        if (next.OnlyConfirms)
        {
            return CommitAnswer.Confirmed;
        }

        var revision = ExpectedHead + _changes.Count + 1;
        _changed[request.Id] = request.Document is null ? 0 : revision;
        _changes.Add(new ResourceChange(revision, request.Id, request.Document?.Fill(revision)));
        _characters += request.Document?.Length ?? 0;
        return new CommitAnswer(CommitOutcome.Committed, revision);
    }

    private long RevisionOf(ResourceId id) => _changed.TryGetValue(id, out var revision) ? revision : revisions.GetValueOrDefault(id);
}
