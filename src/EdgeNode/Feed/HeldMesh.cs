using System.Collections.Immutable;
using OrleansMesh.Abstractions.Feed;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Snapshots;

namespace OrleansMesh.EdgeNode.Feed;

/// <summary>What the edge holds of the mesh at one revision: every document as it came, and what could be read of them. Immutable.</summary>
internal sealed class HeldMesh
{
    private HeldMesh(string meshId, ImmutableDictionary<ResourceId, string> documents, ImmutableDictionary<ResourceId, string> unreadable, MeshSnapshot snapshot)
    {
        MeshId = meshId;
        Documents = documents;
        Unreadable = unreadable;
        Snapshot = snapshot;
    }

    /// <summary>The mesh whose revisions these are: <see cref="FeedAnswer.MeshId"/>.</summary>
    public string MeshId { get; }

    public long Revision => Snapshot.Revision;

    /// <summary>The JSON of every resource.</summary>
    public ImmutableDictionary<ResourceId, string> Documents { get; }

    /// <summary>The resources that this edge cannot read, with the reason: left out of <see cref="Snapshot"/>.</summary>
    public ImmutableDictionary<ResourceId, string> Unreadable { get; }

    /// <summary>The resources that can be read.</summary>
    public MeshSnapshot Snapshot { get; }

    /// <summary>A mesh without resources, at revision 0.</summary>
    public static HeldMesh Empty(string meshId) =>
        new(meshId, ImmutableDictionary<ResourceId, string>.Empty, ImmutableDictionary<ResourceId, string>.Empty, MeshSnapshot.Empty);

    /// <summary>A mesh with these resources.</summary>
    public static HeldMesh Of(string meshId, long revision, IEnumerable<KeyValuePair<ResourceId, string>> documents) =>
        Empty(meshId).With(revision, documents.Select(document => KeyValuePair.Create(document.Key, (string?)document.Value)));

    /// <summary>The mesh after a delta that starts from <see cref="Revision"/>.</summary>
    public HeldMesh Apply(FeedDelta delta) =>
        With(delta.ToRevision, delta.Changes.Select(change => KeyValuePair.Create(change.Id, change.Json)));

    private HeldMesh With(long revision, IEnumerable<KeyValuePair<ResourceId, string?>> changes)
    {
        var documents = Documents.ToBuilder();
        var unreadable = Unreadable.ToBuilder();
        var resources = new List<KeyValuePair<ResourceKey, MeshResource?>>();
        foreach (var (id, json) in changes)
        {
            unreadable.Remove(id);
            var read = json is null ? default : MeshDocument.Read(id, json);
            if (json is null)
            {
                documents.Remove(id);
            }
            else
            {
                documents[id] = json;
            }

            if (read.Problem is { } problem)
            {
                unreadable[id] = problem;
            }

            // A document that can no longer be read must not leave its former state behind: the table would serve what nobody has written.
            if (MeshDocument.Key(id) is { } key)
            {
                resources.Add(KeyValuePair.Create(key, read.Resource));
            }
        }

        return new HeldMesh(MeshId, documents.ToImmutable(), unreadable.ToImmutable(), Snapshot.With(revision, resources));
    }
}
