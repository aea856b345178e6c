using System.Collections.Immutable;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Grains.Resources;

/// <summary>Whether a resource may enter the mesh.</summary>
/// <param name="Errors">Why not; all of it.</param>
/// <param name="Warnings">What the writer should know although it may.</param>
internal sealed record ResourceAdmission(ImmutableArray<FieldProblem> Errors, ImmutableArray<FieldProblem> Warnings)
{
    // What an edge serves decides which routes it takes, not whether they compile.
    private static readonly CompilerOptions AnyEdge = new();

    // The same compiler as the edge's: what is valid here is served there. A field already found wrong, or what is missing inside it, is not told twice.
    public static ResourceAdmission Check(MeshResource resource, MeshResource? before = null)
    {
        var admission = Admission.Check(resource);
        var change = before is null ? [] : Admission.CheckChange(before, resource).Errors;
        var compiled = RouteTableCompiler.Compile(resource is VirtualService routes ? [routes] : [], AnyEdge);
        var errors = compiled.Refused.SelectMany(refused => refused.Errors).Where(error => !admission.Errors.Any(told => Holds(told.Path, error.Path)));
        var warnings = compiled.Unserved.Select(unserved => unserved.Warning);
        return new ResourceAdmission(FieldProblems.From(admission.Errors.Concat(errors).Concat(change)), FieldProblems.From(admission.Warnings.Concat(warnings)));
    }

    private static bool Holds(string outer, string inner) =>
        outer.Length > 0 && inner.StartsWith(outer, StringComparison.Ordinal) && (inner.Length == outer.Length || inner[outer.Length] is '.' or '[');
}
