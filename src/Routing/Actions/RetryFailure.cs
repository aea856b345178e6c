namespace OrleansMesh.Routing.Actions;

/// <summary>How an attempt failed that got no answer.</summary>
public enum RetryFailure
{
    /// <summary>No connection could be made: nothing was sent.</summary>
    Connect,

    /// <summary>An HTTP/2 upstream refused the stream: nothing was taken up.</summary>
    RefusedStream,

    /// <summary>The connection broke, what came back is not HTTP, or the time of the attempt was up.</summary>
    Reset,
}
