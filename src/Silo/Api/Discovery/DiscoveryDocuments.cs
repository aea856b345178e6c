using System.Text.Json.Nodes;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Silo.Api.Answers;
using OrleansMesh.Silo.Api.Served;

namespace OrleansMesh.Silo.Api.Discovery;

/// <summary>What the API serves, told in Kubernetes' discovery documents. Made once.</summary>
internal sealed class DiscoveryDocuments
{
    private readonly Dictionary<string, DocumentAnswer> _byPath = [];

    public DiscoveryDocuments()
    {
        Add("/api", new JsonObject { ["kind"] = "APIVersions", ["versions"] = new JsonArray("v1") });
        var groups = ServedResources.All.Where(r => r.Group.Length > 0).GroupBy(r => r.Group).ToList();
        Add("/apis", new JsonObject
        {
            ["kind"] = "APIGroupList",
            ["apiVersion"] = "v1",
            ["groups"] = new JsonArray([.. groups.Select(g => Group(g.Key, g.First().Versions))]),
        });
        foreach (var group in groups)
        {
            var document = Group(group.Key, group.First().Versions);
            document.Insert(0, "kind", "APIGroup");
            document.Insert(1, "apiVersion", "v1");
            Add($"/apis/{group.Key}", document);
        }

        foreach (var version in ServedResources.All.SelectMany(r => r.Versions.Select(v => (r.Group, Version: v))).Distinct())
        {
            Add(version.Group.Length == 0 ? $"/api/{version.Version}" : $"/apis/{version.Group}/{version.Version}", Resources(version.Group, version.Version));
        }
    }

    /// <summary>The document at a path, or null.</summary>
    public DocumentAnswer? Find(string path) => _byPath.GetValueOrDefault(path.EndsWith('/') ? path[..^1] : path);

    private static JsonObject Group(string group, ValueList<string> versions)
    {
        var entries = versions.Select(v => new JsonObject { ["groupVersion"] = $"{group}/{v}", ["version"] = v }).ToList();
        return new JsonObject
        {
            ["name"] = group,
            ["versions"] = new JsonArray([.. entries]),
            ["preferredVersion"] = entries[0].DeepClone(),
        };
    }

    private static JsonObject Resources(string group, string version)
    {
        var resources = ServedResources.All.Where(r => r.Group == group && r.Versions.Contains(version));
        return new JsonObject
        {
            ["kind"] = "APIResourceList",
            ["apiVersion"] = "v1",
            ["groupVersion"] = group.Length == 0 ? version : $"{group}/{version}",
            ["resources"] = new JsonArray([.. resources.Select(Resource)]),
        };
    }

    private static JsonObject Resource(ServedResource resource) => new()
    {
        ["name"] = resource.Plural,
        ["singularName"] = resource.Singular,
        ["namespaced"] = resource.IsNamespaced,
        ["kind"] = resource.Kind,
        ["verbs"] = Texts(resource.Verbs),
        ["shortNames"] = Texts(resource.ShortNames),
        ["categories"] = Texts(resource.Categories),
    };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(t => JsonValue.Create(t))]);

    private void Add(string path, JsonObject document) => _byPath[path] = new DocumentAnswer(StatusCodes.Status200OK, document.ToJsonString());
}
