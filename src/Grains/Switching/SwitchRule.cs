using OrleansMesh.Abstractions.Mirroring;

namespace OrleansMesh.Grains.Switching;

/// <summary>How one state of the switch follows on another.</summary>
internal static class SwitchRule
{
    /// <summary>The state after a change. One that asks for what is so already changes nothing, unless the switch was never touched: edges may know another one, of a store that is gone.</summary>
    /// <remarks>
    /// Versions are milliseconds since 1970 where the clock allows it, so that a switch whose store was lost or set back is taken for newer than what edges hold
    /// from the first time that it is set.
    /// </remarks>
    public static MirrorSwitchState After(MirrorSwitchState before, MirrorSwitchChange change, DateTimeOffset now)
    {
        var (suspended, reason) = (change.Suspended ?? before.Suspended, change.Reason ?? before.Reason);
        if (before.Version > 0 && suspended == before.Suspended && reason == before.Reason)
        {
            return before;
        }

        return new MirrorSwitchState(Math.Max(before.Version + 1, now.ToUnixTimeMilliseconds()), suspended)
        {
            Reason = reason,
            ChangedAt = now,
            ChangedBy = change.By,
        };
    }
}
