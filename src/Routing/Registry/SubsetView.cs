using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Registry;

/// <summary>A subset of a service.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Labels">The labels a workload must carry.</param>
/// <param name="Workloads">How many do.</param>
public sealed record SubsetView(string Name, ValueMap<string> Labels, int Workloads);
