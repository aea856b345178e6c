using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Resources;
using OrleansMesh.Routing.Analysis;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Snapshots;

namespace OrleansMesh.Grains.Analysis;

/// <summary>All resources of a mesh at one revision, read and indexed.</summary>
/// <param name="MeshId">The mesh.</param>
/// <param name="Revision">The revision.</param>
/// <param name="Read">The resources, each with the revision of its last change.</param>
/// <param name="Analysis">How they fit together.</param>
internal sealed record Analyzed(string MeshId, long Revision, Dictionary<ResourceId, (long Revision, MeshResource Resource)> Read, MeshAnalysis Analysis)
{
    /// <summary>Reads what changed since <paramref name="before"/>, and indexes all.</summary>
    public static Analyzed Of(
        string meshId,
        long revision,
        IReadOnlyCollection<StoredResource> all,
        Dictionary<ResourceId, (long Revision, MeshResource Resource)> before,
        AnalysisOptions options)
    {
        var read = all.ToDictionary(
            stored => stored.Id,
            stored => before.TryGetValue(stored.Id, out var known) && known.Revision == stored.Revision ? known : (Revision: stored.Revision, Resource: StoredDocuments.Read(stored)));
        var snapshot = MeshSnapshot.Empty.With(revision, read.Values.Select(entry => KeyValuePair.Create(entry.Resource.Key, (MeshResource?)entry.Resource)));
        return new(meshId, revision, read, MeshAnalysis.Build(snapshot, options));
    }

    /// <summary>The status of a resource as JSON; null where it is not there or its kind has none.</summary>
    public string? StatusOf(ResourceId id, DateTimeOffset now) =>
        Read.TryGetValue(id, out var known) && MeshAnalysis.Covers(known.Resource.Kind) ? AnalysisStatus.Of(known.Resource, Analysis.Of(known.Resource), now) : null;
}
