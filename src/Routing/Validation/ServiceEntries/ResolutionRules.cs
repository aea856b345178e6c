using OrleansMesh.Routing.Resources.ServiceEntries;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.ServiceEntries;

/// <summary>What a ServiceEntry must have, and must not have, for its way to find endpoints.</summary>
internal static class ResolutionRules
{
    public static void Check(ServiceEntrySpec spec, FieldPath path, AdmissionFindings findings)
    {
        switch (spec.Resolution ?? ServiceEntryResolution.None)
        {
            case ServiceEntryResolution.None:
                ForbidEndpoints(spec, "NONE", path, findings);
                if (spec.WorkloadSelector is not null)
                {
                    findings.Warn(path.Field("workloadSelector"), $"{path.Field("workloadSelector")} has no effect with resolution NONE");
                }

                break;
            case ServiceEntryResolution.Dns:
                CheckNames(spec, path, findings);
                break;
            case ServiceEntryResolution.DnsRoundRobin:
                CheckNames(spec, path, findings);
                if (spec.Endpoints is { Count: > 1 })
                {
                    findings.Invalid(path.Field("endpoints"), "must not hold more than one endpoint with resolution DNS_ROUND_ROBIN");
                }

                break;
            case ServiceEntryResolution.DynamicDns:
                ForbidEndpoints(spec, "DYNAMIC_DNS", path, findings);
                CheckDynamic(spec, path, findings);
                break;
            default:
                break;
        }
    }

    private static void ForbidEndpoints(ServiceEntrySpec spec, string resolution, FieldPath path, AdmissionFindings findings)
    {
        if (spec.Endpoints is { Count: > 0 })
        {
            findings.Forbidden(path.Field("endpoints"), $"must not be set with resolution {resolution}");
        }
    }

    private static void CheckNames(ServiceEntrySpec spec, FieldPath path, AdmissionFindings findings)
    {
        if (spec.Endpoints is { Count: > 0 } || spec.WorkloadSelector is not null)
        {
            return;
        }

        for (var i = 0; i < (spec.Hosts?.Count ?? 0); i++)
        {
            if (HostNames.IsWildcardName(spec.Hosts![i]) && !HostNames.IsName(spec.Hosts[i]))
            {
                findings.Invalid(path.Field("hosts").Index(i), "must not be a wildcard with resolution by DNS and no endpoints");
            }
        }
    }

    private static void CheckDynamic(ServiceEntrySpec spec, FieldPath path, AdmissionFindings findings)
    {
        for (var i = 0; i < (spec.Hosts?.Count ?? 0); i++)
        {
            if (HostNames.IsName(spec.Hosts![i]))
            {
                findings.Invalid(path.Field("hosts").Index(i), "must be a wildcard with resolution DYNAMIC_DNS");
            }
        }

        if (spec.Addresses is { Count: > 0 })
        {
            findings.Forbidden(path.Field("addresses"), "must not be set with resolution DYNAMIC_DNS");
        }
    }
}
