using OrleansMesh.EdgeNode.Counters;
using OrleansMesh.EdgeNode.Forwarding;

namespace OrleansMesh.EdgeNode.Serving;

/// <summary>Writes and counts the answers that the edge makes by itself.</summary>
internal sealed class EdgeAnswers
{
    private readonly ShardedCounts _counts = new(EdgeReasons.All.Length);

    /// <summary>How many answers had this reason since the start.</summary>
    public long Count(EdgeReason reason) => _counts[(int)reason];

    /// <summary>Sends a client that came in the clear to the same place over https.</summary>
    public Task RedirectToHttpsAsync(HttpContext context, AdmittedRequest request)
    {
        _counts.Increment((int)EdgeReason.HttpsRequired);
        context.Response.StatusCode = EdgeReasons.Status(EdgeReason.HttpsRequired);
        context.Response.Headers[EdgeReasons.HeaderName] = EdgeReasons.Word(EdgeReason.HttpsRequired);
        context.Response.Headers.Location = $"https://{request.Host}{request.Target.Text}";
        context.Response.ContentLength = 0;
        return Task.CompletedTask;
    }

    /// <summary>Answers <paramref name="context"/>, a gRPC client in its own way; where an answer is already on its way, breaks the connection, so that nobody takes it for whole.</summary>
    /// <param name="context">The request.</param>
    /// <param name="reason">Why.</param>
    /// <param name="detail">One short line for a human; no secrets, nothing of the request.</param>
    /// <param name="status">The status; 0: that of the reason.</param>
    public Task WriteAsync(HttpContext context, EdgeReason reason, string? detail = null, int status = 0)
    {
        if (!TryBegin(context, reason))
        {
            return Task.CompletedTask;
        }

        var response = context.Response;
        response.StatusCode = status > 0 ? status : EdgeReasons.Status(reason);
        if (reason == EdgeReason.Overflow)
        {
            // As Envoy says it, so that a retry elsewhere knows.
            response.Headers["x-envoy-overloaded"] = "true";
        }

        if (reason is EdgeReason.LengthAndEncoding or EdgeReason.EncodingUnsupported)
        {
            // Where the next request begins on this connection, two implementations may read in two ways.
            response.Headers.Connection = "close";
        }

        var word = EdgeReasons.Word(reason);
        if (GrpcRequests.Includes(context))
        {
            GrpcRequests.Answer(context, EdgeReasons.GrpcStatus(reason, response.StatusCode), detail is null ? word : $"{word}: {detail}");
            return Task.CompletedTask;
        }

        if (response.StatusCode is StatusCodes.Status204NoContent or StatusCodes.Status205ResetContent or StatusCodes.Status304NotModified)
        {
            return Task.CompletedTask;
        }

        response.ContentType = "text/plain";
        var text = detail is null ? $"{word}\n" : $"{word}: {detail}\n";
        response.ContentLength = text.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.WriteAsync(text, CancellationToken.None);
    }

    /// <summary>As <see cref="WriteAsync"/>, for a client that speaks gRPC, with a status of its own.</summary>
    public Task WriteGrpcAsync(HttpContext context, EdgeReason reason, int grpcStatus)
    {
        if (TryBegin(context, reason))
        {
            GrpcRequests.Answer(context, grpcStatus, EdgeReasons.Word(reason));
        }

        return Task.CompletedTask;
    }

    private bool TryBegin(HttpContext context, EdgeReason reason)
    {
        _counts.Increment((int)reason);
        var response = context.Response;
        if (response.HasStarted)
        {
            context.Abort();
            return false;
        }

        response.Clear();
        response.Headers[EdgeReasons.HeaderName] = EdgeReasons.Word(reason);
        return true;
    }
}
