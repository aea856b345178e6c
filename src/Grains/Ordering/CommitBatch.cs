using OrleansMesh.Abstractions.Resources;

namespace OrleansMesh.Grains.Ordering;

/// <summary>Changes that share a transaction. A change is checked against the batch's earlier ones as if they were durable already: they are, or none of them is.</summary>
internal sealed class CommitBatch(long head, IReadOnlyDictionary<ResourceId, long> revisions)
{
    // A document may be 3 MiB: the number of changes alone does not bound a transaction.
    private const int MaxCharacters = 8 << 20;

    private readonly Dictionary<ResourceId, long> _changed = [];
    private readonly List<ResourceChange> _changes = [];
    private readonly List<PendingCommit> _accepted = [];
    private int _characters;

    /// <summary>The head that the batch follows.</summary>
    public long ExpectedHead { get; } = head;

    /// <summary>The changes with their revisions, in order.</summary>
    public IReadOnlyList<ResourceChange> Changes => _changes;

    /// <summary>The length of all documents, in characters.</summary>
    public int Characters => _characters;

    /// <summary>Who waits for each of <see cref="Changes"/>.</summary>
    public IReadOnlyList<PendingCommit> Accepted => _accepted;

    /// <summary>Takes from <paramref name="waiting"/> what fits; answers at once what is based on an outdated revision.</summary>
    public void Fill(Queue<PendingCommit> waiting, int maxChanges)
    {
        while (_changes.Count < maxChanges && _characters < MaxCharacters && waiting.TryDequeue(out var next))
        {
            var request = next.Request;
            if (RevisionOf(request.Id) != request.ExpectedRevision)
            {
                next.Answer(CommitAnswer.Conflict);
                continue;
            }

            var revision = ExpectedHead + _changes.Count + 1;
            _changed[request.Id] = request.Document is null ? 0 : revision;
            _changes.Add(new ResourceChange(revision, request.Id, request.Document?.Fill(revision)));
            _accepted.Add(next);
            _characters += request.Document?.Length ?? 0;
        }
    }

    private long RevisionOf(ResourceId id) => _changed.TryGetValue(id, out var revision) ? revision : revisions.GetValueOrDefault(id);
}
