using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.VirtualServices;

/// <summary>Rules for a place to send to.</summary>
internal static class DestinationFieldRules
{
    public static void CheckRequired(Destination? destination, FieldPath path, AdmissionFindings findings)
    {
        if (destination is null)
        {
            findings.Required(path);
        }
        else
        {
            Check(destination, path, findings);
        }
    }

    public static void Check(Destination destination, FieldPath path, AdmissionFindings findings)
    {
        CheckHost(destination.Host, path.Field("host"), findings);
        if (destination.Subset is { Length: > 0 } subset && !HostNames.IsLabel(subset))
        {
            findings.Invalid(path.Field("subset"), $"must be {HostNames.LabelShape}");
        }

        if (destination.Port is not null)
        {
            Ports.Check(destination.Port.Number, path.Field("port").Field("number"), findings);
        }
    }

    private static void CheckHost(string? host, FieldPath path, AdmissionFindings findings)
    {
        if (string.IsNullOrEmpty(host))
        {
            findings.Required(path);
        }
        else if (host == "*" || !(HostNames.IsWildcardName(host) || HostNames.IsAddress(host)))
        {
            findings.Invalid(path, "must be the host name of a service, or an IP address; a port goes into port.number");
        }
    }
}
