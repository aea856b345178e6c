using OrleansMesh.Abstractions.Statistics;

namespace OrleansMesh.Grains.Statistics;

/// <summary>What a row of totals is about.</summary>
[GenerateSerializer, Immutable, Alias("orleansmesh.MirrorRowKey")]
internal readonly record struct MirrorRowKey(
    [property: Id(0)] string VirtualService,
    [property: Id(1)] string Route,
    [property: Id(2)] string Target) : IComparable<MirrorRowKey>
{
    public static MirrorRowKey Of(MirrorTotals totals) => new(totals.VirtualService, totals.Route, totals.Target);

    public int CompareTo(MirrorRowKey other)
    {
        var order = string.CompareOrdinal(VirtualService, other.VirtualService);
        order = order != 0 ? order : string.CompareOrdinal(Route, other.Route);
        return order != 0 ? order : string.CompareOrdinal(Target, other.Target);
    }
}
