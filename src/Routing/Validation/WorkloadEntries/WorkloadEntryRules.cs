using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.WorkloadEntries;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.WorkloadEntries;

/// <summary>Rules for a workload: a WorkloadEntry, or an endpoint of a ServiceEntry.</summary>
internal static class WorkloadEntryRules
{
    private const int MostLabels = 256;
    private const int MostPorts = 128;
    private const int LongestAddress = 256;
    private const int LongestText = 2048;

    public static void Check(WorkloadEntrySpec spec, FieldPath path, AdmissionFindings findings)
    {
        WorkloadAddressRules.Check(spec, path, findings);
        Labels.Check(spec.Labels, path.Field("labels"), findings, MostLabels);
        CheckLength(spec.Address, LongestAddress, path.Field("address"), findings);
        CheckLength(spec.Network, LongestText, path.Field("network"), findings);
        CheckLength(spec.Locality, LongestText, path.Field("locality"), findings);
        CheckLength(spec.ServiceAccount, KubernetesNames.LongestSubdomain, path.Field("serviceAccount"), findings);
        if (spec.Ports?.Count > MostPorts)
        {
            findings.TooLong(path.Field("ports"), $"must not hold more than {MostPorts} ports");
        }

        foreach (var (name, number) in spec.Ports ?? ValueMap<uint>.Empty)
        {
            var at = path.Field("ports").Key(name);
            if (!HostNames.IsLabel(name))
            {
                findings.Invalid(at, $"the name must be {HostNames.LabelShape}");
            }

            Ports.Check(number, at, findings);
        }
    }

    private static void CheckLength(string? text, int longest, FieldPath path, AdmissionFindings findings)
    {
        if (text?.Length > longest)
        {
            findings.TooLong(path, $"must not be longer than {longest} characters");
        }
    }
}
