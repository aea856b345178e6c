namespace OrleansMesh.EdgeNode.Tests.Fixtures;

/// <summary>Manifests of a service with endpoints and a traffic policy, as an operator would write them.</summary>
internal static class UpstreamMesh
{
    /// <summary>A route for all hosts to <c>shop.test:80</c>, a ServiceEntry with an endpoint for each port, and a DestinationRule with a policy.</summary>
    /// <param name="policy">What stands behind <c>trafficPolicy:</c>, in one line.</param>
    /// <param name="ports">The endpoints' ports on the loopback.</param>
    /// <param name="protocol">The port's protocol.</param>
    /// <param name="route">More of the route, indented by four.</param>
    public static string Of(string policy, IEnumerable<int> ports, string protocol = "HTTP", string route = "") => Of(
        policy, [.. ports.Select((port, i) => $"{{address: 127.0.0.1, ports: {{http: {port}}}, labels: {{at: a{i}}}}}")], protocol, route);

    /// <summary>The same with endpoints as they are written.</summary>
    public static string Of(string policy, string[] endpoints, string protocol = "HTTP", string route = "", string entry = "resolution: STATIC") => $$$"""
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop, namespace: default}
        spec:
          hosts: ["*"]
          gateways: [istio-system/ingressgateway]
          http:
          - route:
            - destination: {host: shop.test, port: {number: 80}}
        {{{route}}}
        ---
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata: {name: shop, namespace: default}
        spec: {hosts: [shop.test], ports: [{number: 80, name: http, protocol: {{{protocol}}}}], {{{entry}}}, endpoints: [{{{string.Join(", ", endpoints)}}}]}
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: shop, namespace: default}
        spec: {host: shop.test, trafficPolicy: {{{policy}}}}
        """;
}
