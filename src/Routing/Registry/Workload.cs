using OrleansMesh.Routing.Naming;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.WorkloadEntries;

namespace OrleansMesh.Routing.Registry;

/// <summary>Something that answers requests: a WorkloadEntry, an endpoint of a ServiceEntry, or a host that DNS resolves.</summary>
/// <param name="Name">What it is called in the registry's views.</param>
/// <param name="Address">IP address, host name, or <c>unix://</c> and a path.</param>
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

    /// <summary>An endpoint, or null where it has no address that can be dialled.</summary>
    public static Workload? From(string name, WorkloadEntrySpec? spec, ValueMap<string>? metadataLabels = null)
    {
        if (spec?.Address is not { Length: > 0 } address)
        {
            return null;
        }

        var labels = new Dictionary<string, string>(spec.Labels ?? ValueMap<string>.Empty, StringComparer.Ordinal);
        foreach (var (key, value) in metadataLabels ?? ValueMap<string>.Empty)
        {
            labels[key] = value;
        }

        var weight = (int)Math.Clamp(spec.Weight ?? 1, 1u, int.MaxValue);
        return new(name, SocketAddress.Is(address) ? address : HostName.Fold(address), weight, new(labels), spec.Ports ?? ValueMap<uint>.Empty, spec.Locality ?? string.Empty);
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
