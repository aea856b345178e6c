using OrleansMesh.Routing.Naming;

namespace OrleansMesh.Routing.Validation.VirtualServices;

/// <summary>Rules for the authority that a request is given.</summary>
internal static class AuthorityRules
{
    /// <summary>Istio takes any, and hands it to Envoy as it stands (<c>host_rewrite_literal</c>): also a command is not filled in.</summary>
    public static void Check(string? authority, FieldPath path, AdmissionFindings findings)
    {
        if (!string.IsNullOrEmpty(authority) && !HostSyntax.IsValid(authority))
        {
            findings.Warn(path, authority.Contains('%', StringComparison.Ordinal)
                ? $"{path} is sent as it stands, without anything in the place of a %COMMAND%: it is no host, and requests are answered 502 authority-invalid"
                : $"{path} is no host name or IP address, with or without a port: requests are answered 502 authority-invalid");
        }
    }
}
