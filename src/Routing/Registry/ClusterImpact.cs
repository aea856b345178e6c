using OrleansMesh.Routing.Matching;

namespace OrleansMesh.Routing.Registry;

/// <summary>Which clusters some changes may have altered. It may name one that came out the same, never leave out one that did not.</summary>
public sealed class ClusterImpact
{
    private readonly HashSet<string> _hosts = new(StringComparer.Ordinal);
    private readonly List<string> _suffixes = [];
    private readonly List<(string Namespace, Workload Workload)> _workloads = [];
    private readonly HostIndex _index;

    internal ClusterImpact(HostIndex index) => _index = index;

    /// <summary>Whether no cluster can have changed.</summary>
    public bool IsNone => _hosts.Count == 0 && _suffixes.Count == 0 && _workloads.Count == 0;

    /// <summary>Whether <see cref="ServiceRegistry.Resolve"/> may answer otherwise for a cluster than before the changes.</summary>
    public bool Touches(ClusterKey key) =>
        _hosts.Contains(key.Host)
        || _suffixes.Exists(suffix => key.Host.EndsWith(suffix, StringComparison.Ordinal))
        || _workloads.Exists(change => _index.Selects(key.Host, change.Namespace, change.Workload));

    internal void Add(string hostPattern)
    {
        if (hostPattern.StartsWith('*'))
        {
            _suffixes.Add(hostPattern[1..]);
        }

        _hosts.Add(hostPattern);
    }

    internal void Add(string ns, Workload? workload)
    {
        if (workload is not null)
        {
            _workloads.Add((ns, workload));
        }
    }
}
