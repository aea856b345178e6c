namespace OrleansMesh.Routing.Matching;

/// <summary>What matching may see of a request. Implemented by a struct, so that looking costs no allocation.</summary>
public interface IRequestView
{
    /// <summary>The authority as sent; a port is allowed.</summary>
    ReadOnlySpan<char> Host { get; }

    /// <summary>The path of the request target as sent, without the query.</summary>
    ReadOnlySpan<char> Path { get; }

    /// <summary>The query as sent, without the question mark; empty where there is none.</summary>
    ReadOnlySpan<char> Query { get; }

    /// <summary>The method, such as <c>GET</c>.</summary>
    string Method { get; }

    /// <summary><c>http</c> or <c>https</c>.</summary>
    string Scheme { get; }

    /// <summary>The port the request came in on; for one through a Gateway the port of its server.</summary>
    int LocalPort { get; }

    /// <summary>The <see cref="Gateways.ListenerServer.Entrance"/> of the Gateway's server that the request came in through; null for the edge's own addresses.</summary>
    string? Entrance { get; }

    /// <summary>The value of a header; several values joined by <c>,</c>; null where it is absent.</summary>
    /// <param name="name">The name in lower case.</param>
    string? Header(string name);
}
