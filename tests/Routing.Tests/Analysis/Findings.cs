using OrleansMesh.Routing.Analysis;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Tests.Analysis;

/// <summary>What analysis says of resources, in a form that is easy to compare.</summary>
internal static class Findings
{
    /// <summary>Of the first resource among all of them.</summary>
    public static IEnumerable<string> Of(MeshResource resource, params MeshResource[] others) => Of(new AnalysisOptions(), resource, others);

    /// <summary><c>code LEVEL path: text</c> for each finding.</summary>
    public static IEnumerable<string> Of(AnalysisOptions options, MeshResource resource, params MeshResource[] others) =>
        MeshAnalysis.Build(Registry.Mesh.Snapshot([resource, .. others]), options).Of(resource)
            .Select(message => $"{message.Type.Code} {message.Type.Level} {message.Path}: {message.Text}");
}
