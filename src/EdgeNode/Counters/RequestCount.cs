namespace OrleansMesh.EdgeNode.Counters;

/// <summary>What the edge counts of the requests that clients send.</summary>
internal enum RequestCount
{
    /// <summary>Requests that came in.</summary>
    Received,

    /// <summary>Requests that are over.</summary>
    Finished,

    /// <summary>Requests that the edge answered as their rule says: redirects, direct responses, preflights.</summary>
    AnsweredByRule,

    /// <summary>Requests whose upstream's answer was passed on, by its class.</summary>
    Answered1xx,
    Answered2xx,
    Answered3xx,
    Answered4xx,
    Answered5xx,
}
