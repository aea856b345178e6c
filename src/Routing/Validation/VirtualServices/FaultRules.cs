using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.VirtualServices;

/// <summary>Rules for faults injected on purpose.</summary>
internal static class FaultRules
{
    private static readonly HashSet<string> GrpcStatuses = new(StringComparer.Ordinal)
    {
        "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED",
        "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED",
    };

    private static readonly string List = string.Join(", ", GrpcStatuses);

    public static void Check(HttpFaultInjection fault, FieldPath path, AdmissionFindings findings)
    {
        if (fault is { Delay: null, Abort: null })
        {
            findings.Required(path.Field("delay"), "one of delay and abort must be set");
        }

        if (fault.Delay is not null)
        {
            CheckDelay(fault.Delay, path.Field("delay"), findings);
        }

        if (fault.Abort is not null)
        {
            CheckAbort(fault.Abort, path.Field("abort"), findings);
        }
    }

    private static void CheckDelay(FaultDelay delay, FieldPath path, AdmissionFindings findings)
    {
        if (delay.Percent is < 0 or > 100)
        {
            findings.Invalid(path.Field("percent"), "must be from 0 to 100");
        }

        PercentRules.CheckFault(delay.Percentage, path.Field("percentage"), findings);
        Durations.Check(delay.FixedDelay, path.Field("fixedDelay"), findings);
        if (delay.ExponentialDelay is not null)
        {
            findings.NotSupported(path.Field("exponentialDelay"), "is not supported: use fixedDelay");
        }
        else if (delay.FixedDelay is null)
        {
            findings.Warn(path, $"{path} has no fixedDelay and delays nothing");
        }
    }

    private static void CheckAbort(FaultAbort abort, FieldPath path, AdmissionFindings findings)
    {
        PercentRules.CheckFault(abort.Percentage, path.Field("percentage"), findings);
        if (abort.HttpStatus is { } status)
        {
            HttpStatuses.CheckAnswer(status, path.Field("httpStatus"), findings);
        }

        if (abort.GrpcStatus is { } name && !GrpcStatuses.Contains(name))
        {
            findings.NotSupported(path.Field("grpcStatus"), $"must be one of {List}");
        }

        if (abort.Http2Error is not null)
        {
            findings.NotSupported(path.Field("http2Error"), "is not supported: use httpStatus or grpcStatus");
        }

        if (abort is { HttpStatus: not null, GrpcStatus: not null })
        {
            findings.Forbidden(path.Field("grpcStatus"), "must not be set beside httpStatus");
        }

        if (abort is { HttpStatus: null, GrpcStatus: null, Http2Error: null })
        {
            findings.Warn(path, $"{path} has none of httpStatus and grpcStatus and aborts nothing");
        }
    }
}
