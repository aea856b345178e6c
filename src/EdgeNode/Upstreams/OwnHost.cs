using OrleansMesh.Routing.Naming;
using OrleansMesh.Routing.Registry;
using OrleansMesh.Routing.Resources.DestinationRules;

namespace OrleansMesh.EdgeNode.Upstreams;

/// <summary>
/// Finds the endpoint that the request itself names, for <c>PASSTHROUGH</c> and for wildcards that nothing else resolves. Never beyond what the cluster
/// covers: an edge that went wherever a client's <c>Host</c> points would open the network behind it to everyone.
/// </summary>
internal sealed class OwnHost
{
    private readonly string _suffix;
    private readonly int _port;
    private readonly bool _isSecure;

    private OwnHost(string wildcard, int port, bool isSecure) => (_suffix, _port, _isSecure) = (wildcard.TrimStart('*'), port, isSecure);

    /// <summary>Whether any host that the wildcard covers will do, rather than an endpoint's own.</summary>
    public bool IsWildcard => _port > 0;

    /// <summary>For a cluster; null for one whose endpoints are balanced over.</summary>
    public static OwnHost? Of(ClusterDefinition cluster, bool isSecure) => cluster switch
    {
        { Resolution: ClusterResolution.RequestHost, Endpoints: [var wildcard, ..] } => new(wildcard.Host, wildcard.Port, isSecure),
        { Policy.LoadBalancer.Simple: SimpleLoadBalancer.Passthrough } => new(string.Empty, 0, isSecure),
        _ => null,
    };

    /// <summary>The endpoint; null where the cluster does not cover the host.</summary>
    /// <param name="host">The request's host, folded, without its port.</param>
    /// <param name="set">The cluster's endpoints, where it is no wildcard.</param>
    public UpstreamEndpoint? Find(string host, EndpointSet? set)
    {
        if (set is not null)
        {
            return Array.Find(set.All, endpoint => !SocketAddress.Is(endpoint.Authority) && HostName.WithoutPort(endpoint.Authority).Equals(host, StringComparison.OrdinalIgnoreCase));
        }

        return host.Length > _suffix.Length && host.EndsWith(_suffix, StringComparison.Ordinal) && !HostName.IsAddress(host) && !SocketHosts.Includes(host)
            ? new UpstreamEndpoint(host, _port, 1, _isSecure, new EndpointState(0))
            : null;
    }
}
