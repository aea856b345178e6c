namespace OrleansMesh.Routing.Registry;

/// <summary>What is spoken on a port, told by how it is declared.</summary>
internal static class PortProtocols
{
    private static readonly string[] Http2Words = ["http2", "grpc", "grpc-web", "kubernetes.io/h2c"];

    /// <summary>By the port's <c>appProtocol</c>, else by its name: the word before the first hyphen, as Istio has it (<c>grpc-web</c> is one word).</summary>
    public static ClusterProtocol OfService(string? appProtocol, string? name) =>
        appProtocol is { Length: > 0 } ? Of(appProtocol) : Of(name is null || Is(name, "grpc-web") || name.StartsWith("grpc-web-", StringComparison.OrdinalIgnoreCase) ? name : name.Split('-')[0]);

    /// <summary>By the protocol of a ServiceEntry's port.</summary>
    public static ClusterProtocol Of(string? protocol) =>
        Array.Exists(Http2Words, word => Is(protocol, word)) || (protocol?.StartsWith("grpc-web-", StringComparison.OrdinalIgnoreCase) ?? false)
            ? ClusterProtocol.Http2
            : ClusterProtocol.Http1;

    private static bool Is(string? protocol, string word) => word.Equals(protocol, StringComparison.OrdinalIgnoreCase);
}
