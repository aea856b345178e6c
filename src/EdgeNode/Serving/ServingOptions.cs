using System.ComponentModel.DataAnnotations;

namespace OrleansMesh.EdgeNode.Serving;

/// <summary>What one client, or all together, may ask of the edge. Read once, at the start.</summary>
internal sealed class ServingOptions
{
    /// <summary>Open connections at once, of all listeners together, 1 to 1 000 000; more are closed as they come. Default 10 000.</summary>
    [Range(1, 1_000_000)]
    public int MaxConnections { get; set; } = 10_000;

    /// <summary>How long a TLS handshake may take, 1 s to 1 min. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan HandshakeTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Requests at once on one HTTP/2 connection, 1 to 1 000; more wait with the client. Default 100.</summary>
    [Range(1, 1_000)]
    public int MaxStreamsPerConnection { get; set; } = 100;

    /// <summary>Bytes that a client may send ahead on one HTTP/2 stream, 65 535 to 2^24. Default 65 536.</summary>
    [Range(65_535, 1 << 24)]
    public int Http2StreamWindow { get; set; } = 65_536;

    /// <summary>Bytes that a client may send ahead on one HTTP/2 connection, 65 535 to 2^26. Default 1 048 576.</summary>
    [Range(65_535, 1 << 26)]
    public int Http2ConnectionWindow { get; set; } = 1_048_576;

    /// <summary>Bytes of the table that compresses the header fields of an HTTP/2 connection, 0 to 65 536. Default 4 096.</summary>
    [Range(0, 65_536)]
    public int Http2HeaderTable { get; set; } = 4_096;

    /// <summary>Of a listener's, connections that were upgraded, such as WebSockets, 0 to 1 000 000. Default 5 000.</summary>
    [Range(0, 1_000_000)]
    public int MaxUpgradedConnections { get; set; } = 5_000;

    /// <summary>Bytes of the request line, 256 to 65 536; longer: 414. Default 8 192.</summary>
    [Range(256, 65_536)]
    public int MaxRequestLineSize { get; set; } = 8_192;

    /// <summary>Bytes of all header fields of a request, 1 024 to 1 048 576; more: 431. Default 32 768.</summary>
    [Range(1_024, 1_048_576)]
    public int MaxHeaderBytes { get; set; } = 32_768;

    /// <summary>Header fields of a request, 1 to 1 000; more: 431. Default 100.</summary>
    [Range(1, 1_000)]
    public int MaxHeaderCount { get; set; } = 100;

    /// <summary>Bytes of a request's body, 0 to 2^62; more: 413. Default null: a proxy passes bodies of any size.</summary>
    [Range(0L, 1L << 62)]
    public long? MaxBodyBytes { get; set; }

    /// <summary>How long a connection may idle between requests, 1 s to 1 d. Default 130 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan KeepAliveTimeout { get; set; } = TimeSpan.FromSeconds(130);

    /// <summary>How long the header fields of a request may take to come in, 1 s to 1 h; longer: 408. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan HeadersTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Bytes per second that a client must send of a body, and take of an answer, 0 to 2^31-1, after a grace of 5 s; slower: 408 or closed.
    /// 0: as slow as it likes. Default 240.
    /// </summary>
    [Range(0, int.MaxValue)]
    public int MinBytesPerSecond { get; set; } = 240;
}
