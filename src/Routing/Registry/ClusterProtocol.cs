namespace OrleansMesh.Routing.Registry;

/// <summary>What the endpoints of a cluster speak, as the service's port declares it.</summary>
public enum ClusterProtocol
{
    /// <summary>HTTP/1.1; also where nothing is declared.</summary>
    Http1,

    /// <summary>HTTP/2, which gRPC speaks as well.</summary>
    Http2,
}
