namespace OrleansMesh.Abstractions.Registry;

/// <summary>A port of a service.</summary>
/// <param name="Name">Its name; empty where it has none.</param>
/// <param name="Number">The port clients name.</param>
[GenerateSerializer, Immutable, Alias("orleansmesh.ServicePortDescription")]
public sealed record ServicePortDescription([property: Id(0)] string Name, [property: Id(1)] int Number);
