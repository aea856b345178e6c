namespace OrleansMesh.Routing.Gateways;

/// <summary>What is spoken on a listener.</summary>
public enum ListenerProtocol
{
    /// <summary>HTTP/1.1 in the clear.</summary>
    Http1,

    /// <summary>HTTP/2 in the clear, which the client must know beforehand.</summary>
    Http2,

    /// <summary>HTTP/2 or HTTP/1.1 over TLS, as client and edge agree (ALPN).</summary>
    Tls,
}
