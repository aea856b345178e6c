namespace OrleansMesh.EdgeNode.Mirroring;

/// <summary>What became of one chosen request's shadow. <see cref="ShadowOutcomes"/> gives the words that operators see.</summary>
internal enum ShadowOutcome
{
    /// <summary>The target answered, whatever the status; the answer was read to its end or to the bound.</summary>
    Succeeded,

    /// <summary>The target's lane had all its places taken.</summary>
    DroppedLaneFull,

    /// <summary>The target failed so often in a row that it is left alone for a while.</summary>
    DroppedCircuitOpen,

    /// <summary>The process had more to do than its processors can.</summary>
    DroppedOverload,

    /// <summary>The process held as many bytes of bodies for shadows as it may.</summary>
    DroppedBudget,

    /// <summary>The target has no endpoint.</summary>
    DroppedNoEndpoint,

    /// <summary>The registry does not know the target's host.</summary>
    DroppedUnknownHost,

    /// <summary>The target's host has no such port.</summary>
    DroppedUnknownPort,

    /// <summary>The target's host has no such subset.</summary>
    DroppedUnknownSubset,

    /// <summary>The body is longer than a policy lets mirror.</summary>
    DroppedBodyTooLarge,

    /// <summary>All edges together sent as many shadows a second as a policy allows.</summary>
    DroppedRate,

    /// <summary>The mesh-wide switch of mirroring was off.</summary>
    DroppedKilled,

    /// <summary>The request is a shadow itself.</summary>
    DroppedShadowLoop,

    /// <summary>The edge was stopping.</summary>
    DroppedShutdown,

    /// <summary>No connection could be had.</summary>
    FailedConnect,

    /// <summary>The shadow's time was up, waiting in the lane included, waiting for the client's body not.</summary>
    FailedTimeout,

    /// <summary>The request was sent, and no answer began in time.</summary>
    FailedHeadersTimeout,

    /// <summary>The connection broke before the answer was complete.</summary>
    FailedReset,

    /// <summary>What came back is not HTTP, or is over a limit.</summary>
    FailedInvalidResponse,

    /// <summary>The target took the body so slowly that the bound of its request was reached.</summary>
    FailedBodyLagged,

    /// <summary>The body, whose length was not known before, came to be longer than a policy lets mirror.</summary>
    FailedBodyTooLarge,

    /// <summary>The target took the body slowly, and the process held as many bytes of bodies as it may.</summary>
    FailedBudget,

    /// <summary>The primary's body never came to its end: the client went away, or the primary ended without reading all of it.</summary>
    FailedPrimaryAborted,

    /// <summary>The mesh-wide switch of mirroring fell before the shadow was over.</summary>
    FailedKilled,

    /// <summary>The edge stopped and the shadow was not done by the deadline.</summary>
    FailedShutdown,

    /// <summary>A defect of the edge; the log tells more.</summary>
    FailedFault,

    /// <summary>A policy has the mirror suspended: it was not asked.</summary>
    SkippedSuspended,

    /// <summary>The mirror's time is over, as a policy has it: it was not asked.</summary>
    SkippedExpired,

    /// <summary>The request is none of those that a policy lets mirror: the mirror was not asked.</summary>
    SkippedUnmatched,
}
