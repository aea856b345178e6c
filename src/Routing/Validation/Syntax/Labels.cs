using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Validation.Syntax;

/// <summary>Labels: on objects, in selectors, of subsets.</summary>
internal static class Labels
{
    public static void Check(ValueMap<string>? labels, FieldPath path, AdmissionFindings findings, int most = int.MaxValue)
    {
        if (labels?.Count > most)
        {
            findings.TooLong(path, $"must not hold more than {most} labels");
        }

        foreach (var (key, value) in labels ?? ValueMap<string>.Empty)
        {
            if (!KubernetesNames.IsQualifiedName(key))
            {
                findings.Invalid(path.Key(key), $"the key must be {KubernetesNames.QualifiedShape}");
            }

            if (!KubernetesNames.IsLabelValue(value))
            {
                findings.Invalid(path.Key(key), $"must be {KubernetesNames.LabelValueShape}");
            }
        }
    }
}
