using Grpc.Core;

namespace OrleansMesh.EdgeNode.Tests.Rpc;

/// <summary>A call as the server got it.</summary>
/// <param name="Protocol">Of HTTP.</param>
/// <param name="Headers">Of HTTP, the host among them.</param>
/// <param name="Deadline">What the client allows; <see cref="DateTime.MaxValue"/> for no deadline.</param>
/// <param name="Cancelled">Done when the call is cancelled.</param>
internal sealed record ReceivedCall(string Protocol, IReadOnlyDictionary<string, string> Headers, DateTime Deadline, Task Cancelled)
{
    public static ReceivedCall Of(ServerCallContext call)
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        call.CancellationToken.Register(cancelled.SetResult);
        var request = call.GetHttpContext().Request;
        return new(request.Protocol, request.Headers.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.OrdinalIgnoreCase), call.Deadline, cancelled.Task);
    }
}
