using OrleansMesh.Routing.Compilation;

namespace OrleansMesh.Routing.Validation.Syntax;

/// <summary>Regular expressions, judged by compiling them as the route table does.</summary>
internal static class Patterns
{
    public static void CheckWhole(string pattern, FieldPath path, AdmissionFindings findings)
    {
        if (!UserPattern.TryCompileWhole(pattern, out _, out var error))
        {
            findings.Invalid(path, error);
        }
    }

    public static void CheckSearch(string pattern, FieldPath path, AdmissionFindings findings)
    {
        if (!UserPattern.TryCompileSearch(pattern, out _, out var error))
        {
            findings.Invalid(path, error);
        }
    }
}
