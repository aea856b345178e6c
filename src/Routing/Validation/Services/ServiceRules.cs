using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.Services;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.Services;

/// <summary>Rules for a Kubernetes Service.</summary>
internal static class ServiceRules
{
    private const string ExternalName = "ExternalName";

    public static void Check(ServiceSpec spec, FieldPath path, AdmissionFindings findings)
    {
        CheckType(spec, path, findings);
        Labels.Check(spec.Selector, path.Field("selector"), findings);
        if (spec.SessionAffinity is not (null or "" or "None" or "ClientIP"))
        {
            findings.NotSupported(path.Field("sessionAffinity"), "must be one of None, ClientIP");
        }

        var ports = spec.Ports ?? ValueList<ServicePort>.Empty;
        if (ports.Count == 0 && spec.Type != ExternalName && spec.ClusterIp != "None")
        {
            findings.Required(path.Field("ports"));
        }

        ServicePortRules.Check(ports, path.Field("ports"), findings);
    }

    private static void CheckType(ServiceSpec spec, FieldPath path, AdmissionFindings findings)
    {
        var type = path.Field("type");
        switch (spec.Type)
        {
            case null or "" or "ClusterIP":
                break;
            case "NodePort" or "LoadBalancer":
                findings.NotHonoured(type, "the mesh opens no ports on nodes and has no load balancers to order; it works as ClusterIP does");
                break;
            case ExternalName when HostNames.IsName(spec.ExternalName):
                break;
            case ExternalName when string.IsNullOrEmpty(spec.ExternalName):
                findings.Required(path.Field("externalName"));
                break;
            case ExternalName:
                findings.Invalid(path.Field("externalName"), "must be a host name");
                break;
            default:
                findings.NotSupported(type, "must be one of ClusterIP, NodePort, LoadBalancer, ExternalName");
                break;
        }
    }
}
