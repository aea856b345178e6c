using System.Text;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Manifests;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Grains.Resources;

/// <summary>Reads what the mesh itself has written.</summary>
internal static class StoredDocuments
{
    /// <exception cref="InvalidDataException">The document is not one that the mesh wrote: the store is damaged, or is a newer release's.</exception>
    public static MeshResource Read(StoredResource stored)
    {
        var read = ManifestReader.ReadJson(Encoding.UTF8.GetBytes(stored.Json));
        return read.Resource ?? throw new InvalidDataException($"{stored.Id} at revision {stored.Revision} cannot be read: {read.Errors[0].Path} {read.Errors[0].Message}");
    }
}
