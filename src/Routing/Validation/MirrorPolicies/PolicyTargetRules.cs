using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.MirrorPolicies;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.MirrorPolicies;

/// <summary>Rules for what a policy is attached to.</summary>
internal static class PolicyTargetRules
{
    private const int MostTargets = 16;
    private const string Group = "networking.istio.io";
    private const string Kind = "VirtualService";

    public static void Check(MirrorPolicySpec spec, FieldPath path, AdmissionFindings findings)
    {
        if (spec is { TargetRefs.Count: > 0, Selector: not null })
        {
            findings.Forbidden(path.Field("selector"), "must not be set beside targetRefs");
        }

        Labels.Check(spec.Selector?.MatchLabels, path.Field("selector").Field("matchLabels"), findings);
        var targets = spec.TargetRefs ?? ValueList<PolicyTargetReference>.Empty;
        if (targets.Count > MostTargets)
        {
            findings.TooLong(path.Field("targetRefs"), $"must not hold more than {MostTargets} targets");
        }

        for (var i = 0; i < targets.Count; i++)
        {
            Check(targets[i], path.Field("targetRefs").Index(i), findings);
        }
    }

    private static void Check(PolicyTargetReference target, FieldPath path, AdmissionFindings findings)
    {
        CheckOnly(target.Group, Group, path.Field("group"), findings);
        CheckOnly(target.Kind, Kind, path.Field("kind"), findings);
        if (target.Name is not { Length: > 0 } name)
        {
            findings.Required(path.Field("name"));
        }
        else if (!KubernetesNames.IsSubdomain(name))
        {
            findings.Invalid(path.Field("name"), $"must be {KubernetesNames.SubdomainShape}");
        }

        if (target.Namespace is { Length: > 0 })
        {
            // As Istio: "cross namespace referencing is not currently supported".
            findings.Forbidden(path.Field("namespace"), "a policy is for resources of its own namespace: leave it out");
        }

        if (target.SectionName is "")
        {
            findings.Invalid(path.Field("sectionName"), "must not be empty: leave it out for all routes");
        }
    }

    private static void CheckOnly(string? value, string only, FieldPath path, AdmissionFindings findings)
    {
        if (string.IsNullOrEmpty(value))
        {
            findings.Required(path);
        }
        else if (value != only)
        {
            findings.NotSupported(path, $"must be {only}: mirrors are attached to nothing else");
        }
    }
}
