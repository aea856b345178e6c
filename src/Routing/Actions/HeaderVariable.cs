namespace OrleansMesh.Routing.Actions;

/// <summary>What a part of a header's value stands for: Envoy's command operators, as far as they mean something at an edge.</summary>
public enum HeaderVariable
{
    /// <summary>The text itself.</summary>
    Literal,

    /// <summary><c>%REQ(name?other)%</c>: a field of the request as the client sent it.</summary>
    RequestHeader,

    /// <summary><c>%RESP(name?other)%</c>: a field of the answer; nothing in a request.</summary>
    ResponseHeader,

    /// <summary><c>%DOWNSTREAM_REMOTE_ADDRESS%</c>: the client's address and port.</summary>
    ClientAddress,

    /// <summary><c>%DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT%</c>: the client's address.</summary>
    ClientHost,

    /// <summary><c>%DOWNSTREAM_REMOTE_PORT%</c>: the client's port.</summary>
    ClientPort,

    /// <summary><c>%DOWNSTREAM_LOCAL_ADDRESS%</c>: the address and port that the client reached.</summary>
    EdgeAddress,

    /// <summary><c>%DOWNSTREAM_LOCAL_ADDRESS_WITHOUT_PORT%</c>: the address that the client reached.</summary>
    EdgeHost,

    /// <summary><c>%DOWNSTREAM_LOCAL_PORT%</c>: the port that the client reached.</summary>
    EdgePort,

    /// <summary><c>%PROTOCOL%</c>: the client's protocol, such as <c>HTTP/1.1</c>.</summary>
    Protocol,

    /// <summary><c>%ROUTE_NAME%</c>: the name of the rule.</summary>
    RouteName,

    /// <summary><c>%RESPONSE_CODE%</c>: the status of the answer; nothing in a request.</summary>
    ResponseCode,

    /// <summary>A command that the edge does not know: nothing.</summary>
    Unknown,
}
