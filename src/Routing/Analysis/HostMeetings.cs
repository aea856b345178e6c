using OrleansMesh.Routing.Registry;

namespace OrleansMesh.Routing.Analysis;

/// <summary>Hosts and wildcards of namespaces, in which one finds whether any means the same as another.</summary>
internal sealed class HostMeetings
{
    /// <summary>All namespaces.</summary>
    public const string Anyone = "*";

    private readonly Dictionary<string, HashSet<string>> _namespaces = new(StringComparer.Ordinal);

    public void Add(string host, string ns)
    {
        if (!_namespaces.TryGetValue(host, out var namespaces))
        {
            _namespaces.Add(host, namespaces = new(StringComparer.Ordinal));
        }

        namespaces.Add(ns);
    }

    /// <summary>Whether some host is both in what was added and in this host or wildcard, for a namespace that both are for.</summary>
    public bool Meet(string host, string ns)
    {
        if (HostPatterns.MostSpecificFirst(host).Any(pattern => _namespaces.TryGetValue(pattern, out var namespaces) && Meet(namespaces, ns)))
        {
            return true;
        }

        return host.StartsWith('*') && _namespaces.Any(entry => entry.Key.EndsWith(host[1..], StringComparison.Ordinal) && Meet(entry.Value, ns));
    }

    private static bool Meet(HashSet<string> namespaces, string ns) => ns == Anyone || namespaces.Contains(ns) || namespaces.Contains(Anyone);
}
