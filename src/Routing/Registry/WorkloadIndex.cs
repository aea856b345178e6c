using System.Collections.Immutable;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.WorkloadEntries;

namespace OrleansMesh.Routing.Registry;

/// <summary>The WorkloadEntries of the mesh, found by namespace and labels. Immutable; a newer one shares what did not change.</summary>
internal sealed class WorkloadIndex
{
    private static readonly ImmutableSortedDictionary<string, Workload> NoCarriers =
        ImmutableSortedDictionary<string, Workload>.Empty.WithComparers(StringComparer.Ordinal);

    private readonly ImmutableDictionary<ResourceKey, Workload> _byKey;
    private readonly ImmutableDictionary<LabelOf, ImmutableSortedDictionary<string, Workload>> _byLabel;

    private WorkloadIndex(ImmutableDictionary<ResourceKey, Workload> byKey, ImmutableDictionary<LabelOf, ImmutableSortedDictionary<string, Workload>> byLabel) =>
        (_byKey, _byLabel) = (byKey, byLabel);

    public static WorkloadIndex Empty { get; } = new(
        ImmutableDictionary<ResourceKey, Workload>.Empty, ImmutableDictionary<LabelOf, ImmutableSortedDictionary<string, Workload>>.Empty);

    /// <summary>The workload of a WorkloadEntry, or null.</summary>
    public Workload? Find(ResourceKey key) => _byKey.GetValueOrDefault(key);

    /// <summary>The index after some changes. Costs the changes, not the whole.</summary>
    /// <param name="changes">The new state of each changed entry; null where it is gone.</param>
    public WorkloadIndex With(IEnumerable<KeyValuePair<ResourceKey, WorkloadEntry?>> changes)
    {
        var byKey = _byKey.ToBuilder();
        var byLabel = _byLabel.ToBuilder();
        foreach (var (key, entry) in changes)
        {
            if (byKey.TryGetValue(key, out var before))
            {
                byKey.Remove(key);
                foreach (var label in LabelsOf(key, before))
                {
                    byLabel[label] = byLabel[label].Remove(key.Name);
                }
            }

            if (entry is not null && Workload.From(entry) is { } after)
            {
                byKey.Add(key, after);
                foreach (var label in LabelsOf(key, after))
                {
                    byLabel[label] = byLabel.GetValueOrDefault(label, NoCarriers).Add(key.Name, after);
                }
            }
        }

        return new(byKey.ToImmutable(), byLabel.ToImmutable());
    }

    /// <summary>The workloads of a namespace that carry all labels of a selector, by name; none for an empty selector.</summary>
    public Workload[] Select(string ns, ValueMap<string>? selector)
    {
        if (selector is null or { Count: 0 })
        {
            return [];
        }

        var (label, value) = selector.First();
        return [.. _byLabel.GetValueOrDefault(new(ns, label, value), NoCarriers).Values.Where(workload => workload.Carries(selector))];
    }

    private static IEnumerable<LabelOf> LabelsOf(ResourceKey key, Workload workload) =>
        workload.Labels.Select(label => new LabelOf(key.Namespace, label.Key, label.Value));

    private readonly record struct LabelOf(string Namespace, string Label, string Value);
}
