namespace OrleansMesh.Abstractions.Mirroring;

/// <summary>How the mesh-wide switch of mirroring stands.</summary>
/// <param name="Version">Names this state: of two, the one with the greater version is newer, whatever order they arrive in. 0: the switch was never touched.</param>
/// <param name="Suspended">Whether no shadow may be sent anywhere in the mesh.</param>
[GenerateSerializer, Immutable, Alias("orleansmesh.MirrorSwitchState")]
public sealed record MirrorSwitchState([property: Id(0)] long Version, [property: Id(1)] bool Suspended)
{
    /// <summary>The switch as nobody has touched it: mirroring goes on.</summary>
    public static MirrorSwitchState Untouched { get; } = new(0, false);

    /// <summary>Why, in the operator's words; at most <see cref="MaxReason"/> characters, empty for none.</summary>
    [Id(2)]
    public string Reason { get; init; } = string.Empty;

    /// <summary>When this state came about; null for an untouched switch.</summary>
    [Id(3)]
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>Who asked for it, as they named themselves; empty where they did not.</summary>
    [Id(4)]
    public string ChangedBy { get; init; } = string.Empty;

    /// <summary>The longest <see cref="Reason"/>.</summary>
    public const int MaxReason = 1_024;
}
