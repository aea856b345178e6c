using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.DestinationRules;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Routing.Analysis;

/// <summary>A DestinationRule among the others.</summary>
internal static class DestinationRuleAnalyzer
{
    private static readonly FieldPath Spec = FieldPath.Root.Field("spec");

    public static void Analyze(MeshAnalysis mesh, DestinationRule rule, AnalysisFindings findings)
    {
        // Which hosts a wildcard covers is for time to tell.
        var host = mesh.Rules.HostOf(rule);
        if (!host.Contains('*', StringComparison.Ordinal) && !mesh.Hosts.Has(host, rule.Key.Namespace))
        {
            findings.NotFound(Spec.Field("host"), "host", rule.Spec?.Host ?? string.Empty);
        }

        if (rule.Spec?.TrafficPolicy is not null && mesh.Rules.PolicyOwner(rule) is { } policy)
        {
            Overruled(Spec.Field("trafficPolicy"), "trafficPolicy", policy, findings);
        }

        var subsets = rule.Spec?.Subsets ?? ValueList<Subset>.Empty;
        for (var i = 0; i < subsets.Count; i++)
        {
            if (subsets[i].Name is { Length: > 0 } name && mesh.Rules.SubsetOwner(rule, name) is { } owner)
            {
                Overruled(Spec.Field("subsets").Index(i), $"subset {name}", owner, findings);
            }
        }
    }

    private static void Overruled(FieldPath path, string what, DestinationRule owner, AnalysisFindings findings) => findings.Add(
        AnalysisType.DestinationRuleOverruled,
        path,
        $"The {what} is not used: the older DestinationRule {owner.Key.Namespace}/{owner.Key.Name} has it for the same host.");
}
