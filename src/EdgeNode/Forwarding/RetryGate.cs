using OrleansMesh.EdgeNode.Serving;
using OrleansMesh.Routing.Actions;

namespace OrleansMesh.EdgeNode.Forwarding;

/// <summary>Withholds answers that make for another attempt. One per request.</summary>
/// <param name="rule">What makes for another attempt.</param>
/// <param name="body">The request's body; null where it has none.</param>
/// <param name="take">Takes the place of a further attempt; asked last, since the place is then held, in place of the present attempt's.</param>
internal sealed class RetryGate(RetryRule rule, ReplayBody? body, Func<bool> take)
{
    /// <summary>Whether another attempt may be made at all.</summary>
    public bool IsOpen { get; set; } = true;

    /// <summary>The status of the answer that was withheld last, gRPC's as it is over HTTP; 0: none was.</summary>
    public int WithheldStatus { get; private set; }

    /// <summary>Whether the client is not to see an answer.</summary>
    public bool Withholds(HttpResponseMessage answer)
    {
        WithheldStatus = 0;
        var grpc = GrpcStatus(answer);
        if (!IsOpen
            || body is { CanReplay: false }
            || IsLoop(answer)
            || !rule.RetriesAnswer((int)answer.StatusCode, grpc, answer.Headers.NonValidated.Contains("x-envoy-ratelimited"))
            || !take())
        {
            return false;
        }

        WithheldStatus = grpc is { } status ? GrpcStatusCodes.ToHttp(status) : (int)answer.StatusCode;
        return true;
    }

    // Each edge of a loop would send it again, and so would each of those that it then meets.
    private static bool IsLoop(HttpResponseMessage answer) =>
        answer.Headers.NonValidated.TryGetValues(EdgeReasons.HeaderName, out var reason) && reason.ToString() == EdgeReasons.Word(EdgeReason.Loop);

    private static int? GrpcStatus(HttpResponseMessage answer) =>
        answer.Headers.NonValidated.TryGetValues("grpc-status", out var values) ? GrpcRequests.Status(values.ToString()) : null;
}
