using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Resources;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Grains.Tests.Resources;

/// <summary>Decisions on a resource in memory, without a silo.</summary>
internal static class Decisions
{
    public static readonly ResourceBirth Birth = new("5b0c2f0e-0000-4000-8000-000000000001", "2026-11-24T10:20:30Z");

    public static ResourceKey Key(string name) => new(ResourceKind.VirtualService, "default", name);

    /// <summary>The VirtualService of a manifest, stored at <paramref name="revision"/>.</summary>
    public static CurrentResource Stored(string name, ManifestText manifest, long revision)
    {
        var created = WriteDecider.Write(WriteMode.Create, Key(name), null, manifest, WriteOptions.Default, Birth);
        return CurrentResource.Of(new StoredResource(new ResourceId("VirtualService", "default", name), revision, created.Document!.Fill(revision)))!;
    }
}
