using OrleansMesh.Routing.Resources.Gateways;

namespace OrleansMesh.Routing.Gateways;

/// <summary>How a server of a Gateway is served, by its protocol and mode.</summary>
internal static class ServerProtocols
{
    private const string UnixScheme = "unix://";

    /// <summary>The protocol of its listener, or null where the edge has none for it.</summary>
    public static ListenerProtocol? Of(GatewayServer server) => server switch
    {
        { Bind: { } bind } when IsUnix(bind) => null,
        { Port.Number: null or 0 or > 65535 } => null,
        { Port.Protocol: { } protocol } => protocol.ToUpperInvariant() switch
        {
            "HTTP" or "GRPC-WEB" => ListenerProtocol.Http1,
            "HTTP2" or "GRPC" => ListenerProtocol.Http2,
            "HTTPS" when server.Tls?.Mode is ServerTlsMode.Simple or ServerTlsMode.Mutual or ServerTlsMode.OptionalMutual => ListenerProtocol.Tls,
            _ => null,
        },
        _ => null,
    };

    public static bool IsUnix(string bind) => bind.StartsWith(UnixScheme, StringComparison.Ordinal);
}
