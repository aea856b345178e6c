using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.WorkloadEntries;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.WorkloadEntries;

/// <summary>Rules for a workload: a WorkloadEntry, or an endpoint of a ServiceEntry.</summary>
internal static class WorkloadEntryRules
{
    public static void Check(WorkloadEntrySpec spec, FieldPath path, AdmissionFindings findings)
    {
        WorkloadAddressRules.Check(spec, path, findings);
        Labels.Check(spec.Labels, path.Field("labels"), findings);
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
}
