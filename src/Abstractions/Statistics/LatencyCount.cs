namespace OrleansMesh.Abstractions.Statistics;

/// <summary>How many durations were in one of the <see cref="LatencyBuckets"/>.</summary>
/// <param name="Bucket">The bucket, from 0.</param>
/// <param name="Count">How many; above 0.</param>
[GenerateSerializer, Immutable, Alias("orleansmesh.LatencyCount")]
public readonly record struct LatencyCount([property: Id(0)] int Bucket, [property: Id(1)] long Count);
