namespace OrleansMesh.Grains.Ordering;

/// <summary>The ordering authority's answer to a <see cref="CommitRequest"/>.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Revision">The revision given; 0 unless <see cref="CommitOutcome.Committed"/>.</param>
[GenerateSerializer, Immutable, Alias("orleansmesh.CommitAnswer")]
internal sealed record CommitAnswer([property: Id(0)] CommitOutcome Outcome, [property: Id(1)] long Revision)
{
    public static CommitAnswer Confirmed { get; } = new(CommitOutcome.Confirmed, 0);

    public static CommitAnswer Conflict { get; } = new(CommitOutcome.Conflict, 0);

    public static CommitAnswer Overloaded { get; } = new(CommitOutcome.Overloaded, 0);

    public static CommitAnswer Fenced { get; } = new(CommitOutcome.Fenced, 0);

    public static CommitAnswer Unknown { get; } = new(CommitOutcome.Unknown, 0);
}
