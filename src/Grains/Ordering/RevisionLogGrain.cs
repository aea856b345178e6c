using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrleansMesh.Abstractions.Feed;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Feed;
using OrleansMesh.Grains.Storage;

namespace OrleansMesh.Grains.Ordering;

/// <inheritdoc cref="IRevisionLogGrain"/>
/// <remarks>
/// Its memory (the head and the revision of each resource) is never ahead of the store: it moves after a commit has returned. When an outcome is
/// unknown, memory may be behind; then the activation answers nothing more and goes, and its successor reads the store. An activation that was
/// superseded (a zombie) is fenced by the store, which lets only one commit follow a head.
/// </remarks>
[GrainType("revisionlog")]
internal sealed partial class RevisionLogGrain(
    IMeshStore store,
    MeshGrainOptions options,
    GrainMetrics metrics,
    [FromKeyedServices(MeshGrains.Clock)] TimeProvider time,
    ILogger<RevisionLogGrain> logger) : Grain, IRevisionLogGrain
{
    private readonly Queue<PendingCommit> _waiting = new();
    private Dictionary<ResourceId, long> _revisions = [];
    private string _meshId = string.Empty;
    private long _head;
    private long _compacted;
    private bool _flushing;
    private bool _compacting;
    private bool _over;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var opening = await store.OpenAsync(cancellationToken);
        _meshId = opening.MeshId;
        _head = opening.Head;
        _compacted = opening.Compacted;
        _revisions = new(opening.Revisions);
        Log.Opened(logger, _head, _revisions.Count);
    }

    public Task<CommitAnswer> Commit(CommitRequest request) => Enqueue(new PendingCommit(request));

    public Task<CommitAnswer> Confirm(ResourceId id, long revision) => Enqueue(new PendingCommit(new CommitRequest(id, revision, null), onlyConfirms: true));

    private Task<CommitAnswer> Enqueue(PendingCommit pending)
    {
        if (_over)
        {
            return Task.FromResult(CommitAnswer.Fenced);
        }

        if (_waiting.Count >= options.MaxPendingCommits)
        {
            metrics.CommitRefused();
            return Task.FromResult(CommitAnswer.Overloaded);
        }

        _waiting.Enqueue(pending);
        if (!_flushing)
        {
            _flushing = true;
            FlushAsync().Ignore();
        }

        return pending.Answered;
    }

    private async Task FlushAsync()
    {
        var batch = new CommitBatch(_head, _revisions);
        try
        {
            while (_waiting.Count > 0)
            {
                batch = new CommitBatch(_head, _revisions);
                batch.Fill(_waiting, options.MaxCommitBatch);
                await CommitAsync(batch);
            }
        }
        catch (Exception e)
        {
            // Without this loop nothing is ever answered again. What waits may be what broke it, so it is not told to ask again.
            metrics.CommitUnknown();
            Log.FlushFailed(logger, e, batch.ExpectedHead);
            Abdicate(batch, CommitAnswer.Unknown, CommitAnswer.Unknown);
        }

        _flushing = false;
    }

    private async Task CommitAsync(CommitBatch batch)
    {
        try
        {
            await store.CommitAsync(batch.ExpectedHead, batch.Changes, CancellationToken.None).WaitAsync(options.CommitTimeout, time);
        }
        catch (StoreOverloadedException)
        {
            metrics.CommitRefused(batch.Changes.Count);
            batch.AnswerAll(CommitAnswer.Overloaded);
            return;
        }
        catch (StaleHeadException e)
        {
            Log.Fenced(logger, batch.ExpectedHead, e.Actual);
            Abdicate(batch, CommitAnswer.Fenced, CommitAnswer.Fenced);
            return;
        }
        catch (Exception e)
        {
            // Whatever the store threw: the batch is there or it is not, and only the store knows.
            metrics.CommitUnknown();
            Log.OutcomeUnknown(logger, e, batch.Changes.Count, batch.ExpectedHead);
            Abdicate(batch, CommitAnswer.Unknown, CommitAnswer.Fenced);
            return;
        }

        Publish(batch);
        if (!_compacting)
        {
            CompactAsync().Ignore();
        }
    }

    private void Publish(CommitBatch batch)
    {
        foreach (var change in batch.Changes)
        {
            if (change.Json is null)
            {
                _revisions.Remove(change.Id);
            }
            else
            {
                _revisions[change.Id] = change.Revision;
            }
        }

        _head += batch.Changes.Count;
        metrics.Committed(batch.Changes.Count);
        batch.AnswerAccepted();
        if (batch.Changes.Count > 0)
        {
            NudgeRelays(batch);
        }
    }

    private void NudgeRelays(CommitBatch batch)
    {
        // A big batch is announced only; relays then read it from the log in pieces.
        var changes = batch.Characters > ReadLimit.Feed.Characters ? [] : batch.Changes.ToImmutableArray();
        var nudge = new RelayNudge(_meshId, _head, changes);
        for (var relay = 0; relay < FeedRelays.Count; relay++)
        {
            GrainFactory.GetGrain<INudgedRelayGrain>(relay).Committed(nudge).Ignore();
        }
    }

    // Beside the commits, one at a time: no change waits for it.
    private async Task CompactAsync()
    {
        // With some slack, so that not every commit is followed by a compaction.
        if (_head - _compacted < options.LogRetention + (options.LogRetention / 10) + 1)
        {
            return;
        }

        var through = _head - options.LogRetention;
        _compacting = true;
        try
        {
            await store.CompactAsync(through, CancellationToken.None);
            _compacted = through;
            Log.Compacted(logger, through);
        }
        catch (Exception e)
        {
            // The log is longer than it need be, no more; the next commit tries again.
            metrics.CompactionFailed();
            Log.CompactionFailed(logger, e, through);
        }
        finally
        {
            _compacting = false;
        }
    }

    private void Abdicate(CommitBatch batch, CommitAnswer answer, CommitAnswer answerBehind)
    {
        _over = true;
        batch.AnswerAll(answer);
        while (_waiting.TryDequeue(out var behind))
        {
            behind.Answer(answerBehind);
        }

        DeactivateOnIdle();
    }

    private static partial class Log
    {
        [LoggerMessage(2000, LogLevel.Information, "The ordering authority starts at revision {Head} with {Resources} resources.", EventName = "AuthorityOpened")]
        public static partial void Opened(ILogger logger, long head, int resources);

        [LoggerMessage(2001, LogLevel.Warning, "A commit on revision {Expected} was refused, the store is at {Actual}: another ordering authority has taken over. This one goes.", EventName = "AuthorityFenced")]
        public static partial void Fenced(ILogger logger, long expected, long actual);

        [LoggerMessage(2002, LogLevel.Error, "The outcome of a commit of {Changes} changes on revision {Expected} is unknown. The ordering authority starts anew from the store.", EventName = "CommitOutcomeUnknown")]
        public static partial void OutcomeUnknown(ILogger logger, Exception exception, int changes, long expected);

        [LoggerMessage(2003, LogLevel.Debug, "The change log was compacted through revision {Through}.", EventName = "LogCompacted")]
        public static partial void Compacted(ILogger logger, long through);

        [LoggerMessage(2004, LogLevel.Warning, "The change log could not be compacted through revision {Through}.", EventName = "LogCompactionFailed")]
        public static partial void CompactionFailed(ILogger logger, Exception exception, long through);

        [LoggerMessage(2005, LogLevel.Error, "The ordering authority failed by itself on revision {Expected}. It starts anew from the store.", EventName = "AuthorityFailed")]
        public static partial void FlushFailed(ILogger logger, Exception exception, long expected);
    }
}
