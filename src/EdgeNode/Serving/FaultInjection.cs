using OrleansMesh.EdgeNode.Forwarding;
using OrleansMesh.Routing.Actions;

namespace OrleansMesh.EdgeNode.Serving;

/// <summary>Puts a route's faults into requests, before anything else is done with them: no shadow sees an aborted one.</summary>
internal sealed class FaultInjection(EdgeAnswers answers, RandomSource random, TimeProvider time)
{
    /// <summary>Delays, and perhaps answers, a request.</summary>
    /// <returns>Whether it was answered.</returns>
    public async ValueTask<bool> InjectAsync(HttpContext context, FaultRule fault)
    {
        if (fault.DelayShare > 0 && fault.Delays(random()))
        {
            try
            {
                await Task.Delay(fault.Delay, time, context.RequestAborted);
            }
            catch (OperationCanceledException)
            {
                await answers.WriteAsync(context, EdgeReason.ClientGone);
                return true;
            }
        }

        if (fault.AbortShare == 0 || !fault.Aborts(random()))
        {
            return false;
        }

        if (GrpcRequests.Includes(context))
        {
            await answers.WriteGrpcAsync(context, EdgeReason.FaultAbort, fault.GrpcStatus ?? GrpcStatusCodes.FromHttp(fault.HttpStatus));
        }
        else
        {
            await answers.WriteAsync(context, EdgeReason.FaultAbort, status: fault.GrpcStatus is { } grpc ? GrpcStatusCodes.ToHttp(grpc) : fault.HttpStatus);
        }

        return true;
    }
}
