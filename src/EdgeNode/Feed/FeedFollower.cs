using OrleansMesh.Abstractions.Feed;
using OrleansMesh.EdgeNode.ControlPlane;

namespace OrleansMesh.EdgeNode.Feed;

/// <summary>Brings what the edge holds up to the control plane's head: by deltas where it can, by reading everything where it must.</summary>
/// <remarks>
/// Revisions only rise here, with two exceptions, in which everything is read anew and replaces what was held: another mesh answers (a silo
/// with a new store), or this mesh's store was set back (a relay that was asked with a revision reads its store on before it says that it
/// has not reached it). An empty store never replaces anything: a lost data folder must not take the routes away from all edges. They
/// serve on, and follow the new mesh from its first change. For one caller at a time.
/// </remarks>
internal sealed class FeedFollower(string edgeName, IControlPlane controlPlane, FeedInbox inbox, Latest<HeldMesh> output, HeldMesh? held)
{
    // A snapshot is made whole by deltas; when the log is compacted faster than that, reading anew at once would not help.
    private const int MaxSnapshots = 3;

    // The bound on one catching up: what it does not reach is reached by the next.
    private const int MaxDeltas = 10_000;

    private bool _isHandedOn = true;
    private long _target;

    /// <summary>What is held; null before the first answer ever.</summary>
    public HeldMesh? Held { get; private set; } = held;

    /// <summary>The mesh that answered last; empty before any did.</summary>
    public string AnsweringMesh { get; private set; } = string.Empty;

    /// <summary>The newest revision that a relay of the mesh has told of.</summary>
    public long HeadRevision { get; private set; } = held?.Revision ?? 0;

    /// <summary>Whether the control plane's store is another than what is held comes from, and empty.</summary>
    public bool StoreIsEmpty { get; private set; }

    /// <summary>Times that everything was read anew.</summary>
    public long Snapshots { get; private set; }

    /// <summary>Deltas applied.</summary>
    public long Deltas { get; private set; }

    /// <summary>Deltas that told nothing new.</summary>
    public long StaleDeltas { get; private set; }

    /// <summary>Asks until nothing is lacking.</summary>
    public async Task CatchUpAsync(TimeSpan callTimeout, TimeProvider time, CancellationToken cancellationToken)
    {
        var observer = controlPlane.Reach(inbox);
        await CatchUpAsync(new Calls(
            async revision =>
            {
                var answer = await controlPlane.Relay.Subscribe(new FeedSubscription(edgeName, observer, revision)).WaitAsync(callTimeout, time, cancellationToken);
                if (answer.Switch is { } state)
                {
                    // What a lost message would have said.
                    await inbox.Switched(state);
                }

                return answer;
            },
            after => controlPlane.Relay.ReadPage(after).WaitAsync(callTimeout, time, cancellationToken)));
    }

    /// <summary>Takes a nudge.</summary>
    /// <returns>False where it does not follow on what is held: something is lacking.</returns>
    public bool TryApply(FeedDelta delta)
    {
        if (Held is null || delta.MeshId != Held.MeshId || delta.FromRevision > Held.Revision)
        {
            return false;
        }

        if (delta.FromRevision < Held.Revision)
        {
            // It was overtaken by an answer. What it tells beyond that, if anything, is asked for.
            StaleDeltas++;
            return delta.ToRevision <= Held.Revision;
        }

        Apply(delta);
        HandOnWhole();
        return true;
    }

    /// <summary>Ends the subscription. Where that fails it lapses by itself.</summary>
    public async Task LeaveAsync(TimeSpan callTimeout, TimeProvider time)
    {
        var leaving = controlPlane.Relay.Unsubscribe(edgeName, controlPlane.Reach(inbox)).WaitAsync(callTimeout, time);
        await leaving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task CatchUpAsync(Calls calls)
    {
        // A long way is cut into pieces, and each of them ends at a revision of the past: routes that are gone since would come back for a moment.
        // So nothing is handed on before the head that the first answer told of; what was changed since may come later.
        for (var deltas = 0; deltas < MaxDeltas; deltas++)
        {
            var answer = await calls.Subscribe(Held?.Revision ?? 0);
            AnsweringMesh = answer.MeshId;
            var isOther = Held is not null && Held.MeshId != answer.MeshId;
            var mustReadAll = isOther || answer.SnapshotNeeded;
            StoreIsEmpty = mustReadAll && answer.HeadRevision == 0 && Held is not null;
            if (StoreIsEmpty)
            {
                return;
            }

            HeadRevision = answer.HeadRevision;
            _target = deltas == 0 || mustReadAll ? answer.HeadRevision : _target;
            if (mustReadAll)
            {
                // The pages were read after the answer, so they reach its head.
                var all = await ReadAllAsync(answer.MeshId, calls);
                if (all.Revision < answer.HeadRevision)
                {
                    throw new InvalidDataException($"the relay told of revision {answer.HeadRevision} and gave the resources of {all.Revision}");
                }

                Hold(all);
                HandOn();
                continue;
            }

            if (Held is null)
            {
                Hold(HeldMesh.Empty(answer.MeshId));
            }

            if (answer.Delta is { } delta)
            {
                if (delta.MeshId != answer.MeshId || delta.FromRevision != Held!.Revision)
                {
                    throw new InvalidDataException($"the relay answered revision {Held!.Revision} with a delta from {delta.FromRevision}");
                }

                Apply(delta);
            }

            HandOnWhole();

            if (Held!.Revision >= answer.HeadRevision)
            {
                return;
            }
        }
    }

    // The pages may differ in revision. Nothing is handed on before deltas have made them whole.
    private async Task<HeldMesh> ReadAllAsync(string meshId, Calls calls)
    {
        for (var attempt = 0; attempt < MaxSnapshots; attempt++)
        {
            Snapshots++;
            var (mesh, wholeFrom) = await SnapshotReader.ReadAsync(meshId, calls.ReadPage);
            while (mesh.Revision < wholeFrom)
            {
                var answer = await calls.Subscribe(mesh.Revision);
                if (answer.MeshId != meshId || answer.SnapshotNeeded || answer.Delta is not { } delta || delta.FromRevision != mesh.Revision || delta.ToRevision <= mesh.Revision)
                {
                    break;
                }

                mesh = mesh.Apply(delta);
            }

            if (mesh.Revision >= wholeFrom)
            {
                return mesh;
            }
        }

        throw new InvalidDataException($"the resources changed faster than they could be read, {MaxSnapshots} times in a row");
    }

    private void Apply(FeedDelta delta)
    {
        Deltas++;
        HeadRevision = Math.Max(HeadRevision, delta.ToRevision);
        Hold(Held!.Apply(delta));
    }

    private void Hold(HeldMesh mesh)
    {
        Held = mesh;
        _isHandedOn = false;
    }

    // Also a nudge may follow on a piece of the past, where the catching up broke off.
    private void HandOnWhole()
    {
        if (Held!.Revision >= _target)
        {
            HandOn();
        }
    }

    private void HandOn()
    {
        if (!_isHandedOn)
        {
            output.Put(Held!);
            _isHandedOn = true;
        }
    }

    private sealed record Calls(Func<long, Task<FeedAnswer>> Subscribe, Func<Abstractions.Resources.ResourceId?, Task<FeedPage>> ReadPage);
}
