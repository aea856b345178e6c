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
internal sealed record Analyzed(string MeshId, long Revision, IReadOnlyDictionary<ResourceId, (long Revision, MeshResource Resource)> Read, MeshAnalysis Analysis)
{
    /// <summary>A mesh of which nothing is known.</summary>
    public static Analyzed Nothing(string meshId, AnalysisOptions options) =>
        new(meshId, 0, new Dictionary<ResourceId, (long, MeshResource)>(), MeshAnalysis.Build(MeshSnapshot.Empty, options));

    /// <summary>The mesh at a later revision: what changed is read and indexed, the rest only looked at.</summary>
    public Analyzed Advance(long revision, IReadOnlyCollection<StoredResource> all)
    {
        var read = new Dictionary<ResourceId, (long Revision, MeshResource Resource)>(all.Count);
        var changes = new List<KeyValuePair<ResourceKey, MeshResource?>>();
        foreach (var stored in all)
        {
            if (!Read.TryGetValue(stored.Id, out var known) || known.Revision != stored.Revision)
            {
                known = (stored.Revision, StoredDocuments.Read(stored));
                changes.Add(new(known.Resource.Key, known.Resource));
            }

            read.Add(stored.Id, known);
        }

        var gone = Read.Where(entry => !read.ContainsKey(entry.Key)).Select(entry => KeyValuePair.Create(entry.Value.Resource.Key, (MeshResource?)null));
        return new(MeshId, revision, read, Analysis.Advance(Analysis.Snapshot.With(revision, [.. gone, .. changes])));
    }

    /// <summary>The status of a resource as JSON; null where it is not there or its kind has none.</summary>
    public string? StatusOf(ResourceId id, DateTimeOffset now) =>
        Read.TryGetValue(id, out var known) && MeshAnalysis.Covers(known.Resource.Kind) ? AnalysisStatus.Of(known.Resource, Analysis.Of(known.Resource), now) : null;
}
