namespace OrleansMesh.Abstractions.Statistics;

/// <summary>The newest failure of a mirror's shadows.</summary>
/// <param name="Reason">The reason it counts under.</param>
/// <param name="At">When it was, by the edge's clock.</param>
/// <param name="Text">What the edge's client saw, such as <c>10.0.0.7:80: ConnectionRefused</c>: of the edge's own words, nothing of requests or answers. May be empty.</param>
[GenerateSerializer, Immutable, Alias("orleansmesh.MirrorError")]
public sealed record MirrorError([property: Id(0)] string Reason, [property: Id(1)] DateTimeOffset At, [property: Id(2)] string Text)
{
    /// <summary>The longest <see cref="Text"/>, in characters.</summary>
    public const int MaxText = 160;

    /// <summary>Whether it may be shown: bounded, and without control characters.</summary>
    public bool IsValid => Reason.Length <= MaxText && Text.Length <= MaxText && !Reason.Any(char.IsControl) && !Text.Any(char.IsControl);

    /// <summary>The newer of two.</summary>
    public static MirrorError? Newer(MirrorError? a, MirrorError? b) => a is null || (b is not null && b.At > a.At) ? b : a;
}
