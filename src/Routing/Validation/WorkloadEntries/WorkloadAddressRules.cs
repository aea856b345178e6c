using System.Text;
using OrleansMesh.Routing.Naming;
using OrleansMesh.Routing.Resources.WorkloadEntries;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.WorkloadEntries;

/// <summary>Rules for the address of a workload.</summary>
internal static class WorkloadAddressRules
{
    public static bool IsSocket(string address) => SocketAddress.Is(address);

    public static void Check(WorkloadEntrySpec spec, FieldPath path, AdmissionFindings findings)
    {
        var at = path.Field("address");
        if (spec.Address is not { Length: > 0 } address)
        {
            CheckAbsent(spec, at, findings);
        }
        else if (IsSocket(address))
        {
            CheckSocket(address[SocketAddress.Scheme.Length..], spec, path, findings);
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
        else if (Encoding.UTF8.GetByteCount(socket) > SocketAddress.MaxPathBytes)
        {
            findings.Invalid(path.Field("address"), $"must be a path of at most {SocketAddress.MaxPathBytes} bytes");
        }

        if (spec.Ports is { Count: > 0 })
        {
            findings.Forbidden(path.Field("ports"), "must not be set beside a Unix socket");
        }
    }
}
