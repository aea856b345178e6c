using Orleans.Concurrency;

namespace OrleansMesh.Abstractions.Mirroring;

/// <summary>The mesh-wide switch of mirroring; one grain, key 0. It asks nothing of the ordering authority.</summary>
[Alias("orleansmesh.IMirrorSwitchGrain")]
public interface IMirrorSwitchGrain : IGrainWithIntegerKey
{
    /// <summary>The newest state that is durable.</summary>
    [AlwaysInterleave]
    [Alias("Get")]
    Task<MirrorSwitchState> Get();

    /// <summary>Sets the switch. When this returns the state is durable, and all relays have been told.</summary>
    /// <returns>The state now; null where it was not at the version that the change is for, and nothing was changed.</returns>
    [Alias("Set")]
    Task<MirrorSwitchState?> Set(MirrorSwitchChange change);
}
