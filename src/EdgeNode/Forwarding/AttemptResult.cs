namespace OrleansMesh.EdgeNode.Forwarding;

/// <summary>The ways in which an attempt at an endpoint ends.</summary>
internal enum AttemptResult
{
    /// <summary>The endpoint answered; the status tells how.</summary>
    Answered,

    /// <summary>No connection could be made.</summary>
    ConnectFailed,

    /// <summary>The endpoint broke the connection, or what it sent is not HTTP.</summary>
    Reset,

    /// <summary>The endpoint was silent for too long.</summary>
    TimedOut,

    /// <summary>It ended for no fault of the endpoint: the client went away, or sent a broken body.</summary>
    Abandoned,
}
