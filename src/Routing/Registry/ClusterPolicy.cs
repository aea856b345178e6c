using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.DestinationRules;

namespace OrleansMesh.Routing.Registry;

/// <summary>The traffic policy that holds for a cluster, after lookup, merge, subset and port: what Istio would configure.</summary>
public sealed record ClusterPolicy
{
    /// <summary>The policy of a host that no DestinationRule speaks of.</summary>
    public static ClusterPolicy None { get; } = new();

    /// <summary>How an endpoint is chosen; null: the default.</summary>
    public LoadBalancerSettings? LoadBalancer { get; init; }

    /// <summary>Limits of connections; null: the edge's own.</summary>
    public ConnectionPoolSettings? ConnectionPool { get; init; }

    /// <summary>When an endpoint is taken out; null: never.</summary>
    public OutlierDetectionSettings? OutlierDetection { get; init; }

    /// <summary>TLS towards endpoints; null: none.</summary>
    public ClientTlsSettings? Tls { get; init; }

    /// <summary>How many retries may be in flight; null: no budget.</summary>
    public RetryBudget? RetryBudget { get; init; }

    /// <summary>The policy of a port: what the host says, setting by setting replaced by what the subset says.</summary>
    /// <param name="host">The policy of the host; null for none.</param>
    /// <param name="subset">The policy of the subset; null for none.</param>
    /// <param name="port">The service's port, for <c>portLevelSettings</c>.</param>
    internal static ClusterPolicy Of(TrafficPolicy? host, TrafficPolicy? subset, int port) => None.With(host, port).With(subset, port);

    // "per the docs, port level policies do not inherit and instead to defaults if not provided": all four, but not the retry budget, which ports do not have.
    private ClusterPolicy With(TrafficPolicy? policy, int port)
    {
        if (policy is null)
        {
            return this;
        }

        var merged = new ClusterPolicy
        {
            LoadBalancer = policy.LoadBalancer ?? LoadBalancer,
            ConnectionPool = policy.ConnectionPool ?? ConnectionPool,
            OutlierDetection = policy.OutlierDetection ?? OutlierDetection,
            Tls = policy.Tls ?? Tls,
            RetryBudget = policy.RetryBudget ?? RetryBudget,
        };
        var own = (policy.PortLevelSettings ?? ValueList<PortTrafficPolicy>.Empty).FirstOrDefault(settings => settings.Port?.Number == (uint)port);
        return own is null
            ? merged
            : new() { LoadBalancer = own.LoadBalancer, ConnectionPool = own.ConnectionPool, OutlierDetection = own.OutlierDetection, Tls = own.Tls, RetryBudget = merged.RetryBudget };
    }
}
