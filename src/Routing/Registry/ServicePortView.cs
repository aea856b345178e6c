namespace OrleansMesh.Routing.Registry;

/// <summary>A port of a service.</summary>
/// <param name="Name">Its name; empty where it has none.</param>
/// <param name="Number">The port clients name.</param>
public sealed record ServicePortView(string Name, int Number);
