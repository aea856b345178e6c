using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.Services;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.Services;

/// <summary>Rules for the ports of a Service.</summary>
internal static class ServicePortRules
{
    private const string DefaultProtocol = "TCP";

    public static void Check(ValueList<ServicePort> ports, FieldPath path, AdmissionFindings findings)
    {
        var (names, numbers) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<(int, string)>());
        for (var i = 0; i < ports.Count; i++)
        {
            var (port, at) = (ports[i], path.Index(i));
            Ports.Check(port.Port, at.Field("port"), findings);
            Ports.CheckOptional(port.NodePort is 0 ? null : port.NodePort, at.Field("nodePort"), findings);
            CheckTarget(port.TargetPort, at.Field("targetPort"), findings);
            CheckName(port.Name, ports.Count, names, at.Field("name"), findings);
            var protocol = string.IsNullOrEmpty(port.Protocol) ? DefaultProtocol : port.Protocol;
            if (protocol is not ("TCP" or "UDP" or "SCTP"))
            {
                findings.NotSupported(at.Field("protocol"), "must be one of TCP, UDP, SCTP");
            }

            if (port.Port is { } number && !numbers.Add((number, protocol)))
            {
                findings.Duplicate(at.Field("port"), $"{number}/{protocol} is an earlier port");
            }
        }
    }

    private static void CheckName(string? name, int ports, HashSet<string> names, FieldPath path, AdmissionFindings findings)
    {
        if (string.IsNullOrEmpty(name))
        {
            if (ports > 1)
            {
                findings.Required(path, "must be set where there are several ports");
            }
        }
        else if (!KubernetesNames.IsLabel(name))
        {
            findings.Invalid(path, $"must be {KubernetesNames.LabelShape}");
        }
        else if (!names.Add(name))
        {
            findings.Duplicate(path, $"{name} is the name of an earlier port");
        }
    }

    private static void CheckTarget(IntOrString? target, FieldPath path, AdmissionFindings findings)
    {
        // Kubernetes writes 0 and the empty text for "as port".
        if (target is { Text: { Length: > 0 } name } && !KubernetesNames.IsPortName(name))
        {
            findings.Invalid(path, "must be a port, or a name of at most 15 lower-case letters, digits and single '-', with a letter among them");
        }
        else if (target is { Number: { } number and not 0 })
        {
            Ports.Check(number, path, findings);
        }
    }
}
