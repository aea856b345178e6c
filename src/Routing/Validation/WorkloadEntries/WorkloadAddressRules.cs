using OrleansMesh.Routing.Resources.WorkloadEntries;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.WorkloadEntries;

/// <summary>Rules for the address of a workload.</summary>
internal static class WorkloadAddressRules
{
    private const string SocketScheme = "unix://";

    public static bool IsSocket(string address) => address.StartsWith(SocketScheme, StringComparison.Ordinal);

    public static void Check(WorkloadEntrySpec spec, FieldPath path, AdmissionFindings findings)
    {
        var at = path.Field("address");
        if (spec.Address is not { Length: > 0 } address)
        {
            CheckAbsent(spec, at, findings);
        }
        else if (IsSocket(address))
        {
            CheckSocket(address[SocketScheme.Length..], spec, path, findings);
        }
        else if (!HostNames.IsAddress(address) && !HostNames.IsName(address))
        {
            findings.Invalid(at, "must be an IP address, a host name without wildcard, or unix:// and a path; ports go into ports");
        }
    }

    private static void CheckAbsent(WorkloadEntrySpec spec, FieldPath path, AdmissionFindings findings)
    {
        if (spec.Network is not { Length: > 0 })
        {
            findings.Required(path, "must be set, or network must");
        }
        else
        {
            findings.Warn(path, $"{path} is not set: the workload gets no requests");
        }
    }

    private static void CheckSocket(string socket, WorkloadEntrySpec spec, FieldPath path, AdmissionFindings findings)
    {
        if (socket is not (['/', .., not '/'] or ['@', _, ..]))
        {
            findings.Invalid(path.Field("address"), "must be unix:// and the absolute path of a socket, or @ and a name");
        }

        if (spec.Ports is { Count: > 0 })
        {
            findings.Forbidden(path.Field("ports"), "must not be set beside a Unix socket");
        }

        findings.NotHonoured(path.Field("address"), "the edge connects over TCP only; the workload gets no requests");
    }
}
