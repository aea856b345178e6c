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
    /// <summary>What DestinationRules say of it.</summary>
    public ClusterPolicy Policy { get; init; } = ClusterPolicy.None;

    /// <summary>What its endpoints speak.</summary>
    public ClusterProtocol Protocol { get; init; }

    /// <summary>Names of which a server's certificate must bear one, as ServiceEntries say; empty for none.</summary>
    public ValueList<string> SubjectAltNames { get; init; } = ValueList<string>.Empty;

    /// <param name="key">The cluster.</param>
    /// <param name="endpoints">Its endpoints.</param>
    /// <param name="names">How names among them are resolved.</param>
    internal static ClusterDefinition Of(ClusterKey key, ValueList<EndpointAddress> endpoints, ClusterResolution names = ClusterResolution.Dns) => endpoints.Count == 0
        ? Failed(key, ClusterProblem.NoEndpoints)
        : new(key, ClusterProblem.None, endpoints.Any(e => e.IsName) ? names : ClusterResolution.Static, endpoints);

    internal static ClusterDefinition Failed(ClusterKey key, ClusterProblem problem) =>
        new(key, problem, ClusterResolution.Static, ValueList<EndpointAddress>.Empty);
}
