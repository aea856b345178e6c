using OrleansMesh.Routing.Resources.DestinationRules;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.DestinationRules;

/// <summary>Rules for tunnels.</summary>
internal static class TunnelRules
{
    public static void Check(TunnelSettings? tunnel, FieldPath path, AdmissionFindings findings)
    {
        if (tunnel is null)
        {
            return;
        }

        if (tunnel.Protocol is { Length: > 0 } and not ("CONNECT" or "POST"))
        {
            findings.NotSupported(path.Field("protocol"), "must be one of CONNECT, POST");
        }

        if (string.IsNullOrEmpty(tunnel.TargetHost))
        {
            findings.Required(path.Field("targetHost"));
        }
        else if (!HostNames.IsName(tunnel.TargetHost) && !HostNames.IsAddress(tunnel.TargetHost))
        {
            findings.Invalid(path.Field("targetHost"), "must be a host name without wildcard, or an IP address");
        }

        Ports.Check(tunnel.TargetPort, path.Field("targetPort"), findings);
    }
}
