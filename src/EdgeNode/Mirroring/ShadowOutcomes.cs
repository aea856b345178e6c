using OrleansMesh.Routing.Registry;

namespace OrleansMesh.EdgeNode.Mirroring;

/// <summary>The words for <see cref="ShadowOutcome"/>s, as statistics show them.</summary>
internal static class ShadowOutcomes
{
    private const ShadowOutcome FirstDropped = ShadowOutcome.DroppedLaneFull;
    private const ShadowOutcome LastDropped = ShadowOutcome.DroppedShutdown;
    private const ShadowOutcome FirstSkipped = ShadowOutcome.SkippedSuspended;

    /// <summary>Every outcome.</summary>
    public static ShadowOutcome[] All { get; } = Enum.GetValues<ShadowOutcome>();

    /// <summary>True where no lane took the shadow on.</summary>
    public static bool IsDropped(ShadowOutcome outcome) => outcome is >= FirstDropped and <= LastDropped;

    /// <summary>True where a lane took the shadow on and no answer came.</summary>
    public static bool IsFailed(ShadowOutcome outcome) => outcome is > LastDropped and < FirstSkipped;

    /// <summary>True where the mirror was not asked at all.</summary>
    public static bool IsSkipped(ShadowOutcome outcome) => outcome >= FirstSkipped;

    /// <summary>The reason, such as <c>lane-full</c>; empty for <see cref="ShadowOutcome.Succeeded"/>.</summary>
    public static string Reason(ShadowOutcome outcome) => outcome switch
    {
        ShadowOutcome.Succeeded => string.Empty,
        ShadowOutcome.DroppedLaneFull => "lane-full",
        ShadowOutcome.DroppedCircuitOpen => "circuit-open",
        ShadowOutcome.DroppedOverload => "overload",
        ShadowOutcome.DroppedBudget or ShadowOutcome.FailedBudget => "budget",
        ShadowOutcome.DroppedBodyTooLarge or ShadowOutcome.FailedBodyTooLarge => "body-too-large",
        ShadowOutcome.DroppedRate => "rate",
        ShadowOutcome.DroppedNoEndpoint => "no-endpoint",
        ShadowOutcome.DroppedUnknownHost => "unknown-host",
        ShadowOutcome.DroppedUnknownPort => "unknown-port",
        ShadowOutcome.DroppedUnknownSubset => "unknown-subset",
        ShadowOutcome.DroppedKilled or ShadowOutcome.FailedKilled => "killed",
        ShadowOutcome.DroppedShadowLoop => "shadow-loop",
        ShadowOutcome.DroppedShutdown or ShadowOutcome.FailedShutdown => "shutdown",
        ShadowOutcome.FailedConnect => "connect",
        ShadowOutcome.FailedTimeout => "timeout",
        ShadowOutcome.FailedHeadersTimeout => "headers-timeout",
        ShadowOutcome.FailedReset => "reset",
        ShadowOutcome.FailedInvalidResponse => "invalid-response",
        ShadowOutcome.FailedBodyLagged => "body-lagged",
        ShadowOutcome.FailedPrimaryAborted => "primary-aborted",
        ShadowOutcome.FailedFault => "fault",
        ShadowOutcome.SkippedSuspended => "suspended",
        ShadowOutcome.SkippedExpired => "expired",
        ShadowOutcome.SkippedUnmatched => "unmatched",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };

    /// <summary>Why a cluster with <paramref name="problem"/> gets no shadow.</summary>
    public static ShadowOutcome For(ClusterProblem problem) => problem switch
    {
        ClusterProblem.UnknownHost => ShadowOutcome.DroppedUnknownHost,
        ClusterProblem.UnknownPort => ShadowOutcome.DroppedUnknownPort,
        ClusterProblem.UnknownSubset => ShadowOutcome.DroppedUnknownSubset,
        _ => ShadowOutcome.DroppedNoEndpoint,
    };
}
