using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Manifests;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.WorkloadEntries;

namespace OrleansMesh.Standalone.Demo;

/// <summary>The manifests of <c>samples/traffic-mirroring</c>, which lie beside the program.</summary>
internal static class DemoManifests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "samples", "traffic-mirroring");

    /// <summary>Reads every manifest, in the order of the files, with the sample services' ports put in.</summary>
    /// <exception cref="InvalidDataException">A manifest cannot be read: the program is not whole.</exception>
    public static IReadOnlyList<MeshResource> Read(DemoOptions options) =>
        [.. Directory.GetFiles(Folder, "*.yaml")
            .Order(StringComparer.Ordinal)
            .SelectMany(file => ManifestReader.ReadYamlDocuments(File.ReadAllText(file)).Select(read => Require(read, file)))
            .Select(resource => WithPort(resource, options))];

    /// <summary>Applies <paramref name="resources"/> in order; what is already so stays as it is.</summary>
    public static async Task ApplyAsync(IGrainFactory grains, IEnumerable<MeshResource> resources)
    {
        foreach (var resource in resources)
        {
            var key = resource.Key;
            var grain = grains.GetResourceGrain(new ResourceId(key.Kind.ToString(), key.Namespace, key.Name));
            var result = await grain.Apply(ManifestText.Json(ManifestWriter.ToJson(resource)), WriteOptions.Default);
            if (!result.Accepted)
            {
                throw new InvalidDataException($"{key} was refused: {string.Join("; ", result.Errors)}");
            }
        }
    }

    private static MeshResource Require(ManifestRead read, string file) =>
        read is { Resource: { } resource, Errors.Count: 0, UnknownFields.Count: 0 }
            ? resource
            : throw new InvalidDataException($"{file}: {string.Join("; ", read.Errors.Concat(read.UnknownFields))}");

    private static MeshResource WithPort(MeshResource resource, DemoOptions options)
    {
        if (resource is not WorkloadEntry { Spec: { Labels: { } labels } spec } entry || !labels.TryGetValue("version", out var version))
        {
            return resource;
        }

        var port = version == "v2" ? options.V2Port : options.V1Port;
        return entry with { Spec = spec with { Ports = new ValueMap<uint>([new("http", (uint)port)]) } };
    }
}
