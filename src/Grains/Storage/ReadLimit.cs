namespace OrleansMesh.Grains.Storage;

/// <summary>How much one read or one message may hold.</summary>
/// <param name="Entries">Resources or changes at most.</param>
/// <param name="Characters">Characters of JSON after which no further entry is taken.</param>
internal readonly record struct ReadLimit(int Entries, int Characters)
{
    /// <summary>What a page or a delta of the feed may hold: 500 entries or about 1 MiB.</summary>
    public static ReadLimit Feed { get; } = new(500, 1 << 20);
}
