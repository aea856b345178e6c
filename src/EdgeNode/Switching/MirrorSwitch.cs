using OrleansMesh.Abstractions.Mirroring;

namespace OrleansMesh.EdgeNode.Switching;

/// <summary>
/// The mesh-wide switch of mirroring as this edge knows it. It is told from several sides (nudges, answers, its file), in any order: only what is newer
/// than what is held is taken, so that a late message never undoes a newer one.
/// </summary>
internal sealed class MirrorSwitch
{
    private readonly Lock _lock = new();
    private volatile bool _isOff;
    private MirrorSwitchState _state = MirrorSwitchState.Untouched;

    /// <summary>
    /// Runs whenever a newer state was taken, on the thread that brought it and in the order of versions, after <see cref="IsOff"/> says so. Must be
    /// short and throw nothing.
    /// </summary>
    public event Action<MirrorSwitchState>? Changed;

    /// <summary>Whether no shadow may be sent. One field read, for the request path.</summary>
    public bool IsOff => _isOff;

    /// <summary>The newest state known.</summary>
    public MirrorSwitchState State => Volatile.Read(ref _state);

    /// <summary>Takes a state where it is newer than what is held.</summary>
    /// <returns>Whether it was.</returns>
    public bool Apply(MirrorSwitchState state)
    {
        lock (_lock)
        {
            if (state.Version <= _state.Version)
            {
                return false;
            }

            Volatile.Write(ref _state, state);
            _isOff = state.Suspended;
            Changed?.Invoke(state);
            return true;
        }
    }
}
