using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.ServiceEntries;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.ServiceEntries;

/// <summary>Rules for a ServiceEntry.</summary>
internal static class ServiceEntryRules
{
    private const int MostHosts = 256;

    public static void Check(ServiceEntrySpec spec, FieldPath path, AdmissionFindings findings)
    {
        CheckHosts(spec.Hosts ?? ValueList<string>.Empty, spec.Resolution, path.Field("hosts"), findings);
        ServiceEntryPortRules.Check(spec, path, findings);
        ResolutionRules.Check(spec, path, findings);
        AddressRules.Check(spec, path.Field("addresses"), findings);
        EndpointRules.Check(spec, path, findings);
        ExportTo.Check(spec.ExportTo, path.Field("exportTo"), findings, mayBeNobody: true);
    }

    private static void CheckHosts(ValueList<string> hosts, ServiceEntryResolution? resolution, FieldPath path, AdmissionFindings findings)
    {
        if (hosts.Count == 0)
        {
            findings.Required(path);
        }

        if (hosts.Count > MostHosts)
        {
            findings.TooLong(path, $"must not hold more than {MostHosts} hosts");
        }

        for (var i = 0; i < hosts.Count; i++)
        {
            if (hosts[i] == "*")
            {
                findings.Invalid(path.Index(i), "must not be * alone");
            }
            else if (!HostNames.IsWildcardName(hosts[i]))
            {
                findings.Invalid(path.Index(i), $"must be {HostNames.WildcardShape}");
            }
            else if (hosts[i] is ['*', not '.', ..] && resolution != ServiceEntryResolution.DynamicDns)
            {
                findings.Warn(path.Index(i), $"{path.Index(i)} has * for a part of a label, which most clients do not take");
            }
        }
    }
}
