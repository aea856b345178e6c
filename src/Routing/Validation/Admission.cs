using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Validation;

/// <summary>Whether the control plane may accept a resource, judged by the resource alone. That its routes compile is judged elsewhere.</summary>
public static class Admission
{
    /// <summary>Everything that is wrong with <paramref name="resource"/>, and everything its writer should know.</summary>
    public static AdmissionResult Check(MeshResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var findings = new AdmissionFindings();
        HonourWarnings.Find(resource, findings);
        return findings.Result;
    }
}
