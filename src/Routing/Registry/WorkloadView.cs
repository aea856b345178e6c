using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Registry;

/// <summary>A workload behind a service.</summary>
/// <param name="Name">The name of its WorkloadEntry, or its place in the ServiceEntry, such as <c>httpbin[0]</c>.</param>
/// <param name="Address">IP address or host name.</param>
/// <param name="Weight">Its share against its siblings; at least 1.</param>
/// <param name="Labels">Its labels.</param>
public sealed record WorkloadView(string Name, string Address, int Weight, ValueMap<string> Labels);
