namespace OrleansMesh.Silo.Tests.Harness;

/// <summary>A small manifest of each kind, with one field that a test can change.</summary>
internal static class Sample
{
    public static string NewNamespace() => $"t{Guid.NewGuid():N}";

    /// <summary>The collection of a kind in a namespace.</summary>
    public static string Collection(string kind, string version, string space) =>
        kind == "Service" ? $"/api/v1/namespaces/{space}/services" : $"/apis/networking.istio.io/{version}/namespaces/{space}/{Plural(kind)}";

    /// <summary>The collection of a kind over all namespaces.</summary>
    public static string Everywhere(string kind, string version) =>
        kind == "Service" ? "/api/v1/services" : $"/apis/networking.istio.io/{version}/{Plural(kind)}";

    public static string ApiVersion(string kind, string version) => kind == "Service" ? "v1" : $"networking.istio.io/{version}";

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
        _ => throw new ArgumentException(kind),
    };

    private static string Plural(string kind) => kind switch
    {
        "ServiceEntry" => "serviceentries",
        "WorkloadEntry" => "workloadentries",
        _ => $"{kind.ToLowerInvariant()}s",
    };
}
