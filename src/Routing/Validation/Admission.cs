using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.DestinationRules;
using OrleansMesh.Routing.Resources.Gateways;
using OrleansMesh.Routing.Resources.MirrorPolicies;
using OrleansMesh.Routing.Resources.Secrets;
using OrleansMesh.Routing.Resources.ServiceEntries;
using OrleansMesh.Routing.Resources.Services;
using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Resources.WorkloadEntries;
using OrleansMesh.Routing.Validation.DestinationRules;
using OrleansMesh.Routing.Validation.Gateways;
using OrleansMesh.Routing.Validation.Metadata;
using OrleansMesh.Routing.Validation.MirrorPolicies;
using OrleansMesh.Routing.Validation.Secrets;
using OrleansMesh.Routing.Validation.ServiceEntries;
using OrleansMesh.Routing.Validation.Services;
using OrleansMesh.Routing.Validation.VirtualServices;
using OrleansMesh.Routing.Validation.WorkloadEntries;

namespace OrleansMesh.Routing.Validation;

/// <summary>Whether the control plane may accept a resource, judged by the resource alone. That its routes compile is judged elsewhere.</summary>
/// <remarks>
/// The rules of a kind are the static classes of its folder, one for each part of the resource; each looks at its part only, tells
/// everything that is wrong with it and calls the classes of the parts inside. A new rule is a few lines in the class of its part.
/// </remarks>
public static class Admission
{
    /// <summary>Everything that is wrong with <paramref name="resource"/>, and everything its writer should know.</summary>
    public static AdmissionResult Check(MeshResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var findings = new AdmissionFindings();
        MetadataRules.Check(resource, findings);
        CheckSpec(resource, FieldPath.Root.Field("spec"), findings);
        HonourWarnings.Find(resource, findings);
        return findings.Result;
    }

    /// <summary>Everything that is wrong with turning <paramref name="before"/> into <paramref name="after"/>, of those that are of the same kind.</summary>
    public static AdmissionResult CheckChange(MeshResource before, MeshResource after)
    {
        var findings = new AdmissionFindings();
        if (before is Secret secret && after is Secret next)
        {
            SecretRules.CheckChange(secret, next, findings);
        }

        return findings.Result;
    }

    private static void CheckSpec(MeshResource resource, FieldPath path, AdmissionFindings findings)
    {
        switch (resource)
        {
            case VirtualService { Spec: { } spec }:
                VirtualServiceRules.Check(spec, path, findings);
                break;
            case DestinationRule { Spec: { } spec }:
                DestinationRuleRules.Check(spec, path, findings);
                break;
            case ServiceEntry { Spec: { } spec }:
                ServiceEntryRules.Check(spec, path, findings);
                break;
            case WorkloadEntry { Spec: { } spec }:
                WorkloadEntryRules.Check(spec, path, findings);
                break;
            case Gateway { Spec: { } spec }:
                GatewayRules.Check(spec, path, findings);
                break;
            case Service { Spec: { } spec }:
                ServiceRules.Check(spec, path, findings);
                break;
            case Secret secret:
                SecretRules.Check(secret, findings);
                break;
            case MirrorPolicy { Spec: { } spec }:
                MirrorPolicyRules.Check(spec, path, findings);
                break;
            default:
                findings.Required(path);
                break;
        }
    }
}
