namespace OrleansMesh.EdgeNode.Counters;

/// <summary>Counts the requests that clients send. What the edge answers by itself is counted by reason in <see cref="Serving.EdgeAnswers"/>.</summary>
internal sealed class RequestCounters
{
    private static readonly int Length = Enum.GetValues<RequestCount>().Length;

    private readonly ShardedCounts _counts = new(Length);

    /// <summary>Requests that are not over. Finished are read first: never below zero.</summary>
    public long InFlight
    {
        get
        {
            var finished = this[RequestCount.Finished];
            return this[RequestCount.Received] - finished;
        }
    }

    public long this[RequestCount count] => _counts[(int)count];

    public void Count(RequestCount count) => _counts.Increment((int)count);

    /// <summary>An upstream's answer was passed on.</summary>
    public void CountAnswer(int status) => Count((status / 100) switch
    {
        1 => RequestCount.Answered1xx,
        2 => RequestCount.Answered2xx,
        3 => RequestCount.Answered3xx,
        4 => RequestCount.Answered4xx,
        _ => RequestCount.Answered5xx,
    });
}
