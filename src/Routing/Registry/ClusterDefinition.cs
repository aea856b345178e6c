using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Registry;

/// <summary>What is behind a cluster. Equal to another when a request would go the same ways, so that an edge can keep its connections.</summary>
/// <param name="Key">The cluster.</param>
/// <param name="Problem">Why requests to it cannot be sent.</param>
/// <param name="Resolution">How the endpoints' hosts are resolved.</param>
/// <param name="Endpoints">In a stable order; empty unless <paramref name="Problem"/> is <see cref="ClusterProblem.None"/>.</param>
public sealed record ClusterDefinition(
    ClusterKey Key,
    ClusterProblem Problem,
    ClusterResolution Resolution,
    ValueList<EndpointAddress> Endpoints)
{
    internal static ClusterDefinition Of(ClusterKey key, ValueList<EndpointAddress> endpoints) => endpoints.Count == 0
        ? Failed(key, ClusterProblem.NoEndpoints)
        : new(key, ClusterProblem.None, endpoints.All(e => Naming.HostName.IsAddress(e.Host)) ? ClusterResolution.Static : ClusterResolution.Dns, endpoints);

    internal static ClusterDefinition Failed(ClusterKey key, ClusterProblem problem) =>
        new(key, problem, ClusterResolution.Static, ValueList<EndpointAddress>.Empty);
}
