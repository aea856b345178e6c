using OrleansMesh.EdgeNode.Counters;

namespace OrleansMesh.EdgeNode.Serving;

/// <summary>Writes and counts the answers that the edge makes by itself.</summary>
internal sealed class EdgeAnswers
{
    private readonly ShardedCounts _counts = new(EdgeReasons.All.Length);

    /// <summary>How many answers had this reason since the start.</summary>
    public long Count(EdgeReason reason) => _counts[(int)reason];

    /// <summary>Answers <paramref name="context"/>; where an answer is already on its way, breaks the connection, so that nobody takes it for whole.</summary>
    /// <param name="context">The request.</param>
    /// <param name="reason">Why.</param>
    /// <param name="detail">One short line for a human; no secrets, nothing of the request.</param>
    public Task WriteAsync(HttpContext context, EdgeReason reason, string? detail = null)
    {
        _counts.Increment((int)reason);
        var response = context.Response;
        if (response.HasStarted)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        response.Clear();
        response.StatusCode = EdgeReasons.Status(reason);
        var word = EdgeReasons.Word(reason);
        response.Headers[EdgeReasons.HeaderName] = word;
        if (reason is EdgeReason.LengthAndEncoding or EdgeReason.EncodingUnsupported)
        {
            // Where the next request begins on this connection, two implementations may read in two ways.
            response.Headers.Connection = "close";
        }

        response.ContentType = "text/plain";
        var text = detail is null ? $"{word}\n" : $"{word}: {detail}\n";
        response.ContentLength = text.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.WriteAsync(text, CancellationToken.None);
    }
}
