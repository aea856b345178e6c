using OrleansMesh.Manifests;
using OrleansMesh.Routing.Snapshots;

namespace OrleansMesh.EdgeNode.Tests.Fixtures;

/// <summary>Snapshots from manifests, as an operator would write them.</summary>
internal static class TestMesh
{
    /// <summary>The snapshot of some YAML documents.</summary>
    public static MeshSnapshot Of(long revision, string yaml) => With(MeshSnapshot.Empty, revision, yaml);

    /// <summary><paramref name="before"/> with some documents added or replaced.</summary>
    public static MeshSnapshot With(MeshSnapshot before, long revision, string yaml)
    {
        var read = ManifestReader.ReadYamlDocuments(yaml);
        Assert.All(read, document => Assert.Empty(document.Errors.Concat(document.UnknownFields)));
        return before.With(revision, read.Select(document => KeyValuePair.Create(document.Resource!.Key, document.Resource))!);
    }

    /// <summary>A VirtualService for all hosts whose one route goes to <paramref name="primary"/>, with more of the route below it.</summary>
    public static string Route(int primary, string more = "") => $$$"""
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop, namespace: default}
        spec:
          hosts: ["*"]
          gateways: [istio-system/ingressgateway]
          http:
          - name: all
            route:
            - destination: {host: 127.0.0.1, port: {number: {{{primary}}}}}
        {{{more}}}
        """;

    /// <summary>The route of <see cref="Route"/>, mirrored to each of <paramref name="mirrors"/>.</summary>
    public static string Mirrored(int primary, params int[] mirrors) => Route(primary, Mirrors(100, mirrors));

    public static string Mirrors(double percent, params int[] ports) => string.Join('\n', ports.Select(port => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"    - destination: {{host: 127.0.0.1, port: {{number: {port}}}}}\n      percentage: {{value: {percent}}}")).Prepend("    mirrors:"));
}
