using OrleansMesh.Routing.Resources.DestinationRules;
using OrleansMesh.Routing.Resources.Gateways;
using OrleansMesh.Routing.Resources.MirrorPolicies;
using OrleansMesh.Routing.Resources.Secrets;
using OrleansMesh.Routing.Resources.ServiceEntries;
using OrleansMesh.Routing.Resources.Services;
using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Resources.WorkloadEntries;

namespace OrleansMesh.Routing.Resources;

/// <summary>Every kind the mesh knows, once.</summary>
public static class ResourceKinds
{
    private const string Istio = "networking.istio.io";

    private const string Own = "orleansmesh.io";

    private static readonly ValueList<string> IstioVersions = ["v1", "v1beta1", "v1alpha3"];

    /// <summary>The kinds, in the order of their numbers.</summary>
    public static ValueList<KindDescriptor> All { get; } =
    [
        new(ResourceKind.VirtualService, Istio, IstioVersions, "virtualservices", "virtualservice", ["vs"], typeof(VirtualService)),
        new(ResourceKind.DestinationRule, Istio, IstioVersions, "destinationrules", "destinationrule", ["dr"], typeof(DestinationRule)),
        new(ResourceKind.ServiceEntry, Istio, IstioVersions, "serviceentries", "serviceentry", ["se"], typeof(ServiceEntry)),
        new(ResourceKind.WorkloadEntry, Istio, IstioVersions, "workloadentries", "workloadentry", ["we"], typeof(WorkloadEntry)),
        new(ResourceKind.Gateway, Istio, IstioVersions, "gateways", "gateway", ["gw"], typeof(Gateway)),
        new(ResourceKind.Service, string.Empty, ["v1"], "services", "service", ["svc"], typeof(Service)),
        new(ResourceKind.Secret, string.Empty, ["v1"], "secrets", "secret", [], typeof(Secret)),
        new(ResourceKind.MirrorPolicy, Own, ["v1alpha1"], "mirrorpolicies", "mirrorpolicy", ["mp"], typeof(MirrorPolicy)),
    ];

    /// <summary>The descriptor of a kind.</summary>
    public static KindDescriptor Describe(ResourceKind kind) => All[(int)kind - 1];

    /// <summary>The descriptor for a manifest's <c>apiVersion</c> and <c>kind</c>, or null where the mesh has no such kind in that version.</summary>
    public static KindDescriptor? Find(string apiVersion, string kind) =>
        All.FirstOrDefault(d => d.Kind.ToString() == kind && d.Versions.Any(v => d.ApiVersion(v) == apiVersion));

    /// <summary>The descriptor for a path of the management API, or null.</summary>
    public static KindDescriptor? FindPlural(string group, string version, string plural) =>
        All.FirstOrDefault(d => d.Group == group && d.Plural == plural && d.Versions.Contains(version));
}
