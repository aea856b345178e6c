using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Ordering;
using OrleansMesh.Grains.Storage;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Grains.Resources;

/// <summary>The single writer of one resource.</summary>
/// <remarks>
/// It decides on what it remembers; the ordering authority accepts the decision only if the resource still is at the revision it was based on,
/// so that an activation with an outdated memory cannot overwrite anything. Where there is nothing to write, it has its memory confirmed by the same
/// authority before it answers: "unchanged" and "not found" are claims about the store, too. Memory follows the store, never leads it.
/// </remarks>
internal abstract class ResourceGrain(ResourceKind kind, IMeshStore store, TimeProvider time) : Grain, IResourceGrain
{
    // A decision is made anew when its ground has moved. More than once in a row happens only while authorities take over from each other.
    private const int MaxAttempts = 4;

    private ResourceKey _key;
    private ResourceId _id = new(string.Empty, string.Empty, string.Empty);
    private StoredResource? _current;
    private bool _known;
    private bool _unsettled;

    private long Revision => _current?.Revision ?? 0;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        _key = new ResourceKey(kind, slash < 0 ? string.Empty : key[..slash], key[(slash + 1)..]);
        _id = new ResourceId(kind.ToString(), _key.Namespace, _key.Name);
        await LoadAsync(cancellationToken);
    }

    public async Task<StoredResource?> Get()
    {
        if (_unsettled)
        {
            await SettleAsync();
        }

        return await CurrentAsync() is { } current ? SecretDocuments.Redacted(current) : null;
    }

    public Task<WriteResult> Create(ManifestText manifest, WriteOptions options) => WriteAsync(WriteMode.Create, manifest, options);

    public Task<WriteResult> Replace(ManifestText manifest, WriteOptions options) => WriteAsync(WriteMode.Replace, manifest, options);

    public Task<WriteResult> Apply(ManifestText manifest, WriteOptions options) => WriteAsync(WriteMode.Apply, manifest, options);

    public Task<WriteResult> MergePatch(ManifestText patch, WriteOptions options) =>
        AnswerAsync(current => WriteDecider.MergePatch(_key, current, patch, options, ResourceBirth.Now(time)), options.DryRun);

    public Task<WriteResult> Delete(WriteOptions options) => AnswerAsync(current => WriteDecider.Delete(current, options), options.DryRun);

    private Task<WriteResult> WriteAsync(WriteMode mode, ManifestText manifest, WriteOptions options) =>
        AnswerAsync(current => WriteDecider.Write(mode, _key, current, manifest, options, ResourceBirth.Now(time)), options.DryRun);

    private async Task<WriteResult> AnswerAsync(Func<CurrentResource?, WriteDecision> decide, bool dryRun) =>
        SecretDocuments.Redacted(await CarryOutAsync(decide, dryRun));

    private async Task<WriteResult> CarryOutAsync(Func<CurrentResource?, WriteDecision> decide, bool dryRun)
    {
        var last = CommitOutcome.Fenced;
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var decision = decide(CurrentResource.Of(await CurrentAsync()));
            if (!decision.RestsOnCurrent)
            {
                return decision.Answer!;
            }

            var writes = decision.Answer is null && !dryRun;
            var committed = writes ? await CommitAsync(new CommitRequest(_id, Revision, decision.Document)) : await ConfirmAsync();
            last = committed.Outcome;
            switch (last)
            {
                case CommitOutcome.Confirmed:
                    _unsettled = false;
                    return decision.Answer ?? decision.Done(Preview(decision));
                case CommitOutcome.Committed:
                    _unsettled = false;
                    var previous = _current;
                    _current = decision.Document is null ? null : new StoredResource(_id, committed.Revision, decision.Document.Fill(committed.Revision));
                    return decision.Done(_current ?? previous);
                case CommitOutcome.Overloaded:
                    return new WriteResult { Outcome = WriteOutcome.Overloaded, Resource = _current };
                case CommitOutcome.Unknown when !writes:
                    _known = false;
                    return new WriteResult { Outcome = WriteOutcome.Overloaded, Resource = _current };
                case CommitOutcome.Unknown:
                    throw Forget(null);
                default:
                    _known = false;
                    break;
            }
        }

        return new WriteResult { Outcome = last is CommitOutcome.Conflict ? WriteOutcome.Conflict : WriteOutcome.Overloaded, Resource = await CurrentAsync() };
    }

    private async Task<CommitAnswer> CommitAsync(CommitRequest request)
    {
        try
        {
            return await GrainFactory.GetGrain<IRevisionLogGrain>(0).Commit(request);
        }
        catch (Exception e) when (e is TimeoutException or OrleansException)
        {
            // The call may have reached the authority: as unknown as if the store had not answered.
            throw Forget(e);
        }
    }

    private async Task<CommitAnswer> ConfirmAsync()
    {
        try
        {
            return await GrainFactory.GetGrain<IRevisionLogGrain>(0).Confirm(_id, Revision);
        }
        catch (Exception e) when (e is TimeoutException or OrleansException)
        {
            return CommitAnswer.Unknown;
        }
    }

    // A write that was given up may still be on its way to the store. A question that is queued behind it comes back after it has landed or failed.
    private async Task SettleAsync()
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            await LoadAsync(CancellationToken.None);
            switch ((await ConfirmAsync()).Outcome)
            {
                case CommitOutcome.Confirmed:
                    _unsettled = false;
                    return;
                case CommitOutcome.Conflict or CommitOutcome.Fenced:
                    break;
                default:
                    // A reader is better served with what the store holds now than with nothing.
                    return;
            }
        }
    }

    // The activation stays: its memory is dropped as it would be with it, and a successor would not know that there is something to wait for.
    private WriteOutcomeUnknownException Forget(Exception? cause)
    {
        _known = false;
        _unsettled = true;
        return new WriteOutcomeUnknownException(_id, cause);
    }

    private StoredResource? Preview(WriteDecision decision) =>
        decision.Document is null ? _current : new StoredResource(_id, Revision, decision.Document.Fill(Revision));

    private async ValueTask<StoredResource?> CurrentAsync()
    {
        if (!_known)
        {
            await LoadAsync(CancellationToken.None);
        }

        return _current;
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        _current = await store.ReadAsync(_id, cancellationToken);
        _known = true;
    }
}
