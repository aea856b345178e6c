using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.WorkloadEntries;

namespace OrleansMesh.Routing.Registry;

/// <summary>The WorkloadEntries of the mesh, found by namespace and labels.</summary>
internal sealed class WorkloadIndex
{
    private readonly Dictionary<(string Namespace, string Label, string Value), List<Workload>> _byLabel = [];

    public WorkloadIndex(IEnumerable<WorkloadEntry> entries)
    {
        foreach (var entry in entries.OrderBy(entry => entry.Key))
        {
            if (Workload.From(entry) is { } workload)
            {
                foreach (var (label, value) in workload.Labels)
                {
                    var key = (entry.Key.Namespace, label, value);
                    if (!_byLabel.TryGetValue(key, out var carriers))
                    {
                        _byLabel.Add(key, carriers = []);
                    }

                    carriers.Add(workload);
                }
            }
        }
    }

    /// <summary>The workloads of a namespace that carry all labels of a selector, by name; none for an empty selector.</summary>
    public Workload[] Select(string ns, ValueMap<string>? selector)
    {
        if (selector is null or { Count: 0 })
        {
            return [];
        }

        var (label, value) = selector.First();
        return _byLabel.TryGetValue((ns, label, value), out var carriers) ? [.. carriers.Where(workload => workload.Carries(selector))] : [];
    }
}
