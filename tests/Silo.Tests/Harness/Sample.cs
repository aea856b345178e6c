using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Silo.Tests.Harness;

/// <summary>A small manifest of each kind, with one field that a test can change.</summary>
internal static class Sample
{
    public static string NewNamespace() => $"t{Guid.NewGuid():N}";

    /// <summary>The collection of a kind in a namespace.</summary>
    public static string Collection(string kind, string version, string space) =>
        $"{Root(kind, version)}/namespaces/{space}/{Plural(kind)}";

    /// <summary>The collection of a kind over all namespaces.</summary>
    public static string Everywhere(string kind, string version) =>
        $"{Root(kind, version)}/{Plural(kind)}";

    public static string ApiVersion(string kind, string version) => Descriptor(kind).ApiVersion(version);

    /// <summary>A manifest as JSON; <c>change</c> 1 and 2 are two different specifications.</summary>
    public static string Json(string kind, string version, string name, int change = 1, string metadata = "") =>
        $$"""{"apiVersion":"{{ApiVersion(kind, version)}}","kind":"{{kind}}","metadata":{"name":"{{name}}"{{metadata}}},"spec":{{Spec(kind, change)}}}""";

    /// <summary>A VirtualService as YAML.</summary>
    public static string Yaml(string name) =>
        $$"""
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata:
          name: {{name}}
          labels: {tier: "1"}
        spec:
          hosts:
          - reviews.example.com
          http:
          - route:
            - destination: {host: reviews}
        """;

    public static string Spec(string kind, int change = 1) => kind switch
    {
        "VirtualService" => $$$"""{"hosts":["h{{{change}}}.example.com"],"http":[{"route":[{"destination":{"host":"reviews"}}]}]}""",
        "DestinationRule" => $$"""{"host":"h{{change}}.example.com"}""",
        "ServiceEntry" => $$"""{"hosts":["h{{change}}.example.com"],"ports":[{"number":80,"protocol":"HTTP","name":"http"}],"resolution":"DNS"}""",
        "WorkloadEntry" => $$"""{"address":"10.0.0.{{change}}"}""",
        "Gateway" => $$"""{"servers":[{"port":{"number":80,"protocol":"HTTP","name":"http"},"hosts":["h{{change}}.example.com"]}]}""",
        "Service" => $$"""{"ports":[{"name":"http","port":{{80 + change}} }]}""".Replace(" ", string.Empty, StringComparison.Ordinal),
        "MirrorPolicy" => $$"""{"ttl":"{{change}}h"}""",
        _ => throw new ArgumentException(kind),
    };

    /// <summary>The version in which a kind is kept.</summary>
    public static string Preferred(string kind) => Descriptor(kind).Versions[0];

    private static string Root(string kind, string version) =>
        Descriptor(kind).Group.Length == 0 ? $"/api/{version}" : $"/apis/{Descriptor(kind).ApiVersion(version)}";

    private static string Plural(string kind) => Descriptor(kind).Plural;

    private static KindDescriptor Descriptor(string kind) => ResourceKinds.Describe(Enum.Parse<ResourceKind>(kind));
}
