namespace OrleansMesh.Routing.Actions;

/// <summary>The compiled <c>fault</c> of a route: some requests are delayed, some are answered with an error; each is decided by itself.</summary>
/// <param name="Delay">How long a request is held up.</param>
/// <param name="DelayShare">How many of a million requests are.</param>
/// <param name="AbortShare">How many of a million requests are answered with an error.</param>
/// <param name="HttpStatus">The error's HTTP status; 0 where it is <paramref name="GrpcStatus"/>.</param>
/// <param name="GrpcStatus">The error's gRPC status; null where it is <paramref name="HttpStatus"/>.</param>
public sealed record FaultRule(TimeSpan Delay, uint DelayShare, uint AbortShare, int HttpStatus, int? GrpcStatus)
{
    private const uint Million = 1_000_000;

    /// <summary>Whether a request is held up.</summary>
    /// <param name="random">Uniform over all of <see cref="uint"/>.</param>
    public bool Delays(uint random) => Hits(random, DelayShare);

    /// <summary>Whether a request is answered with an error.</summary>
    /// <param name="random">Uniform over all of <see cref="uint"/>; another draw than that of <see cref="Delays"/>.</param>
    public bool Aborts(uint random) => Hits(random, AbortShare);

    private static bool Hits(uint random, uint share) => ((ulong)random * Million) >> 32 < share;
}
