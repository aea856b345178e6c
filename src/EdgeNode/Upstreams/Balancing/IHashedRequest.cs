namespace OrleansMesh.EdgeNode.Upstreams.Balancing;

/// <summary>What may decide on the endpoint of a request, of a primary as of a shadow.</summary>
internal interface IHashedRequest
{
    /// <summary>The host that the client named, without its port.</summary>
    string Host { get; }

    /// <summary>The client's address.</summary>
    string Source { get; }

    /// <summary>The query, without its question mark.</summary>
    ReadOnlySpan<char> Query { get; }

    /// <summary>The values of a header field, joined; null where it is absent.</summary>
    string? Header(string name);
}
