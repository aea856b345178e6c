using OrleansMesh.EdgeNode.Forwarding;
using OrleansMesh.EdgeNode.Tables;
using OrleansMesh.EdgeNode.Upstreams.Connections;
using OrleansMesh.EdgeNode.Upstreams.Dns;
using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Registry;

namespace OrleansMesh.EdgeNode.Upstreams;

/// <summary>Makes clusters, and keeps what they share over tables: a client for each cluster and the settings of its connections, a memory for each cluster.</summary>
internal sealed class UpstreamParts
{
    private readonly ForwardingOptions _options;
    private readonly UpstreamCounters _counters;
    private readonly SharedParts<(ClusterKey Key, ConnectionSettings Settings), UpstreamClient> _clients;
    private readonly SharedParts<ClusterKey, UpstreamMemory> _memories;

    public UpstreamParts(ForwardingOptions options, UpstreamConnector connector, DnsNames names, UpstreamCounters counters, EndpointBuilds builds, TimeProvider time)
    {
        _options = options;
        _counters = counters;
        Builds = builds;
        var limits = new PoolLimits(
            options.ConnectTimeout, options.MaxConnectionsPerEndpoint, options.ConnectionLifetime, options.ConnectionIdleTimeout, options.ContinueTimeout, options.MaxResponseHeaderKilobytes);
        _clients = new(key => connector.CreateClient(key.Settings, limits), client => client.Dispose());
        _memories = new(_ => new UpstreamMemory(names, time), memory => memory.Dispose());
    }

    /// <summary>Makes the endpoint sets of all clusters.</summary>
    public EndpointBuilds Builds { get; }

    /// <summary>The clients that some table or request still needs.</summary>
    public IReadOnlyList<UpstreamClient> Clients => _clients.All;

    /// <summary>Endpoints that are ejected now, in every cluster that some table still needs.</summary>
    public int Ejected => _memories.All.Sum(memory => memory.Health.Ejected);

    /// <summary>The cluster of a definition; its parts must be given back by <see cref="Return"/> once.</summary>
    /// <param name="definition">What the registry says.</param>
    /// <param name="before">The same cluster of an earlier table, which is taken where it is equal; null for none.</param>
    public UpstreamCluster Rent(ClusterDefinition definition, UpstreamCluster? before)
    {
        var client = _clients.Rent((definition.Key, ConnectionSettings.Of(definition)));
        UpstreamMemory memory;
        try
        {
            memory = _memories.Rent(definition.Key);
        }
        catch
        {
            _clients.Return((definition.Key, client.Settings));
            throw;
        }

        if (before is not null && ReferenceEquals(before.Client, client) && ReferenceEquals(before.Memory, memory) && before.Definition.Equals(definition))
        {
            return before;
        }

        try
        {
            return new(definition, client, memory, Builds, _counters, _options.MaxConnectionsPerEndpoint);
        }
        catch
        {
            _memories.Return(definition.Key);
            _clients.Return((definition.Key, client.Settings));
            throw;
        }
    }

    /// <summary>Gives the parts of a cluster back.</summary>
    public void Return(UpstreamCluster cluster)
    {
        _clients.Return((cluster.Key, cluster.Client.Settings));
        _memories.Return(cluster.Key);
    }
}
