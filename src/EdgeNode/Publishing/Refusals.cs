using System.Collections.Immutable;
using OrleansMesh.Abstractions.Edges;
using OrleansMesh.EdgeNode.Feed;
using OrleansMesh.Routing.Compilation;

namespace OrleansMesh.EdgeNode.Publishing;

/// <summary>Lists what an edge does not serve, for those who look and for the control plane.</summary>
internal static class Refusals
{
    /// <summary>How many are listed, the first by name.</summary>
    public const int MaxListed = 1_000;

    private const int MaxReason = 1_000;

    /// <summary>The resources that cannot be read, those that do not compile, and the servers of Gateways that others leave no place for.</summary>
    public static ImmutableArray<RefusedResource> List(HeldMesh mesh, CompiledRoutes compiled)
    {
        var unreadable = mesh.Unreadable.Select(entry => new RefusedResource(entry.Key, Shorten(entry.Value)));
        var uncompiled = compiled.Refused.Select(refused => new RefusedResource(
            MeshDocument.Id(refused.Key),
            Shorten(string.Join("; ", refused.Errors.Select(error => $"{error.Path}: {error.Message}")))));
        var displaced = compiled.Gateways.Refused.Select(refused => new RefusedResource(MeshDocument.Id(refused.Gateway), Shorten($"{refused.Error.Path}: {refused.Error.Message}")));
        return [.. unreadable.Concat(uncompiled).Concat(displaced).OrderBy(refused => refused.Id.ToString(), StringComparer.Ordinal).Take(MaxListed)];
    }

    private static string Shorten(string reason) => reason.Length <= MaxReason ? reason : $"{reason.AsSpan(0, MaxReason)}...";
}
