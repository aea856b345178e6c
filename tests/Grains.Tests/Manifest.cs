using OrleansMesh.Abstractions.Resources;

namespace OrleansMesh.Grains.Tests;

/// <summary>Manifests to write.</summary>
internal static class Manifest
{
    /// <summary>A VirtualService whose route goes to <paramref name="destination"/>.</summary>
    public static ManifestText VirtualService(string name, string destination = "reviews", string space = "default", string metadata = "") => ManifestText.Yaml(
        $$"""
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: { name: {{name}}, namespace: {{space}}{{(metadata.Length == 0 ? string.Empty : ", " + metadata)}} }
        spec:
          hosts: [ "{{name}}.example.com" ]
          http:
          - route:
            - destination: { host: {{destination}} }
        """);

    public static ManifestText Service(string name, string space = "default") => ManifestText.Yaml(
        $$"""
        apiVersion: v1
        kind: Service
        metadata: { name: {{name}}, namespace: {{space}} }
        spec:
          selector: { app: {{name}} }
          ports: [ { name: http, port: 8000, targetPort: 80 } ]
        """);

    public static ManifestText WorkloadEntry(string name, string app, string address, string version = "v1", string space = "default") => ManifestText.Yaml(
        $$"""
        apiVersion: networking.istio.io/v1
        kind: WorkloadEntry
        metadata: { name: {{name}}, namespace: {{space}} }
        spec:
          address: {{address}}
          labels: { app: {{app}}, version: {{version}} }
        """);

    public static ManifestText DestinationRule(string name, string host, string space = "default") => ManifestText.Yaml(
        $$"""
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: { name: {{name}}, namespace: {{space}} }
        spec:
          host: {{host}}
          subsets:
          - { name: v1, labels: { version: v1 } }
          - { name: v2, labels: { version: v2 } }
        """);

    public static ManifestText ServiceEntry(string name, string host, string space = "default") => ManifestText.Yaml(
        $$"""
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata: { name: {{name}}, namespace: {{space}} }
        spec:
          hosts: [ {{host}} ]
          location: MESH_EXTERNAL
          ports: [ { number: 80, name: http, protocol: HTTP } ]
          resolution: DNS
        """);

    public static ManifestText Gateway(string name, string space = "default") => ManifestText.Yaml(
        $$"""
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: { name: {{name}}, namespace: {{space}} }
        spec:
          selector: { istio: ingressgateway }
          servers:
          - port: { number: 80, name: http, protocol: HTTP }
            hosts: [ "*" ]
        """);
}
