using OrleansMesh.Routing.Actions;
using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Routing.Compilation;

/// <summary>Compiles <c>fault</c>. Unlike with mirrors, no percentage means no request.</summary>
internal static class FaultCompiler
{
    public static FaultRule? Compile(HttpFaultInjection? fault, string path, Findings findings)
    {
        if (fault is null)
        {
            return null;
        }

        var delay = fault.Delay?.FixedDelay?.Value ?? TimeSpan.Zero;
        var delayShare = delay > TimeSpan.Zero ? Share(fault.Delay!.Percentage, fault.Delay.Percent, $"{path}.delay", findings) : 0;
        var status = fault.Abort?.HttpStatus ?? 0;
        var grpc = Grpc(fault.Abort?.GrpcStatus, path, findings);
        var abortShare = status > 0 || grpc is not null ? Share(fault.Abort!.Percentage, null, $"{path}.abort", findings) : 0;
        return delayShare == 0 && abortShare == 0 ? null : new(delay, delayShare, abortShare, status, status > 0 ? null : grpc);
    }

    private static int? Grpc(string? name, string path, Findings findings)
    {
        if (name is not { Length: > 0 })
        {
            return null;
        }

        var code = GrpcStatusCodes.Find(name);
        if (code is null)
        {
            findings.Error($"{path}.abort.grpcStatus", ConfigErrorReason.Invalid, "must be the name of a gRPC status, such as UNAVAILABLE");
        }

        return code;
    }

    private static uint Share(Percent? percentage, int? percent, string path, Findings findings)
    {
        var value = percentage is not null ? percentage.Value ?? 0 : percent ?? 0;
        if (value is >= 0 and <= 100)
        {
            return Shares.OfMillion(value);
        }

        findings.Error(percentage is not null ? $"{path}.percentage.value" : $"{path}.percent", ConfigErrorReason.Invalid, "must be between 0 and 100");
        return 0;
    }
}
