using System.Collections.Immutable;
using OrleansMesh.Abstractions.Registry;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Routing.Registry;

namespace OrleansMesh.Grains.Registry;

/// <summary>The registry's view of a host, in the words of the contract.</summary>
internal static class ServiceDescriptions
{
    public static ServiceDescription Of(ServiceEntryView view, long revision) => new(
        view.Host,
        revision,
        [.. view.DefinedBy.Select(key => new ResourceId(key.Kind.ToString(), key.Namespace, key.Name))],
        [.. view.Ports.Select(port => new ServicePortDescription(port.Name, port.Number))],
        view.Subsets.ToImmutableDictionary(subset => subset.Name, subset => subset.Workloads),
        [.. view.Workloads.Select(w => new WorkloadDescription(w.Name, w.Address, w.Weight, w.Labels.ToImmutableDictionary()))]);
}
