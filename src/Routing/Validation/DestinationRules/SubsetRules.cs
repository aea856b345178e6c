using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.DestinationRules;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.DestinationRules;

/// <summary>Rules for the subsets of a host.</summary>
internal static class SubsetRules
{
    public static void Check(ValueList<Subset> subsets, FieldPath path, AdmissionFindings findings)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < subsets.Count; i++)
        {
            CheckName(subsets[i].Name, names, path.Index(i).Field("name"), findings);
            Labels.Check(subsets[i].Labels, path.Index(i).Field("labels"), findings);
            if (subsets[i].TrafficPolicy is { } policy)
            {
                TrafficPolicyRules.Check(policy, path.Index(i).Field("trafficPolicy"), findings);
            }
        }
    }

    private static void CheckName(string? name, HashSet<string> names, FieldPath path, AdmissionFindings findings)
    {
        if (string.IsNullOrEmpty(name))
        {
            findings.Required(path);
        }
        else if (!HostNames.IsLabel(name))
        {
            findings.Invalid(path, $"must be {HostNames.LabelShape}");
        }
        else if (!names.Add(name))
        {
            findings.Duplicate(path, $"{name} is the name of an earlier subset");
        }
    }
}
