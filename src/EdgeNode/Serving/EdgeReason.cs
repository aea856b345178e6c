namespace OrleansMesh.EdgeNode.Serving;

/// <summary>Why the edge answered a request by itself. <see cref="EdgeReasons"/> gives status and words.</summary>
internal enum EdgeReason
{
    /// <summary>The edge has no route table yet.</summary>
    NoTable,

    /// <summary>No route matches.</summary>
    NoRoute,

    /// <summary>The route's fault injection.</summary>
    FaultAbort,

    /// <summary>The route's destination has no endpoint.</summary>
    NoEndpoint,

    /// <summary>The destination has as much under way as its policy allows.</summary>
    Overflow,

    /// <summary>The registry does not know the destination's host.</summary>
    UnknownHost,

    /// <summary>The destination's host has no such port.</summary>
    UnknownPort,

    /// <summary>The destination's host has no such subset.</summary>
    UnknownSubset,

    /// <summary>The upstream's name has no address.</summary>
    NameNotResolved,

    /// <summary>The upstream refused the connection, or none could be made.</summary>
    ConnectFailed,

    /// <summary>The upstream broke the connection before or in its answer.</summary>
    UpstreamReset,

    /// <summary>What the upstream answered is not HTTP, or is over a limit.</summary>
    UpstreamInvalid,

    /// <summary>No connection was made in time.</summary>
    ConnectTimeout,

    /// <summary>The upstream was silent for too long.</summary>
    UpstreamTimeout,

    /// <summary>The upstream did not take the request up, over HTTP/2.</summary>
    StreamRefused,

    /// <summary>The time that the route gives a request was up.</summary>
    RouteTimeout,

    /// <summary>The time that the route gives an attempt was up.</summary>
    TryTimeout,

    /// <summary>The client's body broke off or was malformed.</summary>
    ClientBody,

    /// <summary>The client was too slow with its body.</summary>
    ClientBodyTimeout,

    /// <summary>The client's body is over the limit.</summary>
    ClientBodyTooLarge,

    /// <summary>The client went away before it was answered.</summary>
    ClientGone,

    /// <summary>The request names no host.</summary>
    HostMissing,

    /// <summary>The host is not one.</summary>
    HostInvalid,

    /// <summary>The request says its length twice, in two ways.</summary>
    LengthAndEncoding,

    /// <summary>A transfer encoding other than <c>chunked</c>.</summary>
    EncodingUnsupported,

    /// <summary>A control character in the value of a header field.</summary>
    FieldInvalid,

    /// <summary>A character that no request target may have.</summary>
    TargetInvalid,

    /// <summary><c>OPTIONS *</c>: a question to this server, which has no answer of its own.</summary>
    AsteriskTarget,

    /// <summary>A method that the edge does not forward: TRACE, CONNECT.</summary>
    MethodRefused,

    /// <summary>The route's own authority is not a host.</summary>
    AuthorityInvalid,

    /// <summary>The request has passed as many edges as it may.</summary>
    Loop,

    /// <summary>The Gateway's server sends its clients to https.</summary>
    HttpsRequired,

    /// <summary>A defect of the edge; the log tells more.</summary>
    Fault,
}
