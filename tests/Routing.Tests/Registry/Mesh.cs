using OrleansMesh.Routing.Registry;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.DestinationRules;
using OrleansMesh.Routing.Resources.ServiceEntries;
using OrleansMesh.Routing.Resources.Services;
using OrleansMesh.Routing.Resources.WorkloadEntries;
using OrleansMesh.Routing.Snapshots;

namespace OrleansMesh.Routing.Tests.Registry;

/// <summary>Short ways to write what a registry is built from.</summary>
internal static class Mesh
{
    private const string Istio = "networking.istio.io/v1";

    public static ValueMap<string> App(string app, string? version = null) =>
        version is null ? Make.Map(("app", app)) : Make.Map(("app", app), ("version", version));

    public static Service Service(string name, params ServicePort[] ports) => Service(name, "default", ports);

    /// <summary>A Service that selects the workloads with its name as label <c>app</c>.</summary>
    public static Service Service(string name, string ns, params ServicePort[] ports) =>
        new() { ApiVersion = "v1", Metadata = Make.Meta(name, ns), Spec = new() { Selector = App(name), Ports = [.. ports] } };

    public static ServicePort Port(int port, string? name = null, IntOrString? target = null) => new() { Port = port, Name = name, TargetPort = target };

    public static WorkloadEntry Workload(string name, string? address, ValueMap<string> labels, string ns = "default", uint? weight = null, ValueMap<uint>? ports = null) =>
        new() { ApiVersion = Istio, Metadata = Make.Meta(name, ns), Spec = new() { Address = address, Labels = labels, Weight = weight, Ports = ports } };

    public static ServiceEntry ServiceEntry(string name, ServiceEntrySpec spec, string ns = "default", string? created = null) =>
        new() { ApiVersion = Istio, Metadata = Make.Meta(name, ns, created), Spec = spec };

    public static ServiceEntryPort EntryPort(uint number, string name, uint? target = null) => new() { Number = number, Name = name, TargetPort = target };

    /// <summary>A DestinationRule whose subsets have their names as label <c>version</c>.</summary>
    public static DestinationRule Rule(string name, string host, params string[] subsets) => Rule(Make.Meta(name), host, subsets);

    public static DestinationRule Rule(ObjectMeta meta, string host, params string[] subsets) => new()
    {
        ApiVersion = Istio,
        Metadata = meta,
        Spec = new() { Host = host, Subsets = [.. subsets.Select(subset => new Subset { Name = subset, Labels = Make.Map(("version", subset)) })] },
    };

    public static MeshSnapshot Snapshot(params MeshResource[] resources) =>
        MeshSnapshot.Empty.With(1, resources.Select(resource => KeyValuePair.Create(resource.Key, (MeshResource?)resource)));

    public static ServiceRegistry Registry(params MeshResource[] resources) => ServiceRegistry.Build(Snapshot(resources), new());

    /// <summary>The cluster as text: its problem, or its endpoints.</summary>
    public static string Resolved(this ServiceRegistry registry, string host, int port = 0, string subset = "")
    {
        var definition = registry.Resolve(new(host, port, subset));
        return definition.Problem == ClusterProblem.None
            ? string.Join(' ', definition.Endpoints.Select(e => e.Weight == 1 ? $"{e.Host}:{e.Port}" : $"{e.Host}:{e.Port}*{e.Weight}"))
            : definition.Problem.ToString();
    }
}
