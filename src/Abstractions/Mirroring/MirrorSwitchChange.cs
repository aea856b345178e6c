namespace OrleansMesh.Abstractions.Mirroring;

/// <summary>How the switch is to stand.</summary>
/// <param name="Suspended">Whether no shadow may be sent; null leaves it as it is.</param>
/// <param name="Reason">Why; null leaves it as it is.</param>
/// <param name="By">Who asks.</param>
/// <param name="ExpectedVersion">The version that the switch must be at; null for any.</param>
[GenerateSerializer, Immutable, Alias("orleansmesh.MirrorSwitchChange")]
public sealed record MirrorSwitchChange(
    [property: Id(0)] bool? Suspended,
    [property: Id(1)] string? Reason,
    [property: Id(2)] string By,
    [property: Id(3)] long? ExpectedVersion);
