using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Grains.Resources;

/// <summary>A resource as it is now: as stored, and as read.</summary>
internal sealed record CurrentResource(StoredResource Stored, MeshResource Resource)
{
    public static CurrentResource? Of(StoredResource? stored) => stored is null ? null : new(stored, StoredDocuments.Read(stored));
}
