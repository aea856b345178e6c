using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.WorkloadEntries;

namespace OrleansMesh.Routing.Registry;

/// <summary>Something that answers requests: a WorkloadEntry, an endpoint of a ServiceEntry, or a host that DNS resolves.</summary>
/// <param name="Name">What it is called in the registry's views.</param>
/// <param name="Address">IP address or host name.</param>
/// <param name="Weight">At least 1.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="Ports">Its ports by the service's port names.</param>
/// <param name="Locality">Where it is; empty where nothing says.</param>
internal sealed record Workload(string Name, string Address, int Weight, ValueMap<string> Labels, ValueMap<uint> Ports, string Locality)
{
    /// <summary>The host itself.</summary>
    public static Workload Host(string host) => new(host, host, 1, ValueMap<string>.Empty, ValueMap<uint>.Empty, string.Empty);

    /// <summary>A WorkloadEntry; labels of its metadata win over those of its spec, as in Istio.</summary>
    public static Workload? From(WorkloadEntry entry) => From(entry.Key.Name, entry.Spec, entry.Metadata.Labels);

    /// <summary>An endpoint, or null where it has no address that can be dialled: none at all, or a Unix socket.</summary>
    public static Workload? From(string name, WorkloadEntrySpec? spec, ValueMap<string>? metadataLabels = null)
    {
        if (spec?.Address is not { Length: > 0 } address || address.StartsWith("unix:", StringComparison.Ordinal))
        {
            return null;
        }

        var labels = new Dictionary<string, string>(spec.Labels ?? ValueMap<string>.Empty, StringComparer.Ordinal);
        foreach (var (key, value) in metadataLabels ?? ValueMap<string>.Empty)
        {
            labels[key] = value;
        }

        var weight = (int)Math.Clamp(spec.Weight ?? 1, 1u, int.MaxValue);
        return new(name, Naming.HostName.Fold(address), weight, new(labels), spec.Ports ?? ValueMap<uint>.Empty, spec.Locality ?? string.Empty);
    }

    /// <summary>Whether it carries all of the labels.</summary>
    public bool Carries(ValueMap<string> labels)
    {
        foreach (var (key, value) in labels)
        {
            if (!Labels.TryGetValue(key, out var own) || own != value)
            {
                return false;
            }
        }

        return true;
    }
}
