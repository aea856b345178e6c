using OrleansMesh.Abstractions.Mirroring;

namespace OrleansMesh.Grains.Switching;

/// <summary>The switch, as stored.</summary>
[GenerateSerializer, Immutable, Alias("orleansmesh.SwitchedState")]
internal sealed record SwitchedState
{
    /// <summary>How it stands.</summary>
    [Id(0)]
    public MirrorSwitchState Switch { get; init; } = MirrorSwitchState.Untouched;
}
