using System.Globalization;

namespace OrleansMesh.Manifests.Tests;

/// <summary>What a reader told, in a form that is easy to compare.</summary>
internal static class Problems
{
    /// <summary><c>line:column path Reason: message</c> for each problem; unknown and repeated fields come last, after a star.</summary>
    public static IEnumerable<string> Lines(ManifestRead read) =>
        read.Errors.Select(problem => Line(problem)).Concat(read.UnknownFields.Select(problem => "*" + Line(problem)));

    private static string Line(ManifestProblem problem) =>
        string.Create(CultureInfo.InvariantCulture, $"{problem.Line}:{problem.Column} {problem.Path} {problem.Reason}: {problem.Message}");
}
