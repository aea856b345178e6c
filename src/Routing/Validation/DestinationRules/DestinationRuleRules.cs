using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.DestinationRules;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.DestinationRules;

/// <summary>Rules for a DestinationRule.</summary>
internal static class DestinationRuleRules
{
    private const int MostLabels = 4096;

    public static void Check(DestinationRuleSpec spec, FieldPath path, AdmissionFindings findings)
    {
        if (string.IsNullOrEmpty(spec.Host))
        {
            findings.Required(path.Field("host"));
        }
        else if (!HostNames.IsWildcardName(spec.Host) && !HostNames.IsAddress(spec.Host))
        {
            findings.Invalid(path.Field("host"), $"must be {HostNames.WildcardShape}, or an IP address");
        }

        if (spec.TrafficPolicy is not null)
        {
            TrafficPolicyRules.Check(spec.TrafficPolicy, path.Field("trafficPolicy"), findings);
        }

        SubsetRules.Check(spec.Subsets ?? ValueList<Subset>.Empty, path.Field("subsets"), findings);
        ExportTo.Check(spec.ExportTo, path.Field("exportTo"), findings);
        CheckSelector(spec, path, findings);
    }

    private static void CheckSelector(DestinationRuleSpec spec, FieldPath path, AdmissionFindings findings)
    {
        Labels.Check(spec.WorkloadSelector?.MatchLabels, path.Field("workloadSelector").Field("matchLabels"), findings, MostLabels);
        if (spec.WorkloadSelector is not null && spec.ExportTo is { Count: > 0 } exportTo && exportTo is not ["."])
        {
            findings.Forbidden(path.Field("exportTo"), "must be [\".\"] beside workloadSelector");
        }
    }
}
