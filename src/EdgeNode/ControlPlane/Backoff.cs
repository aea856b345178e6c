namespace OrleansMesh.EdgeNode.ControlPlane;

/// <summary>How long to wait after failures in a row: doubling from <paramref name="first"/> to at most <paramref name="most"/>, jittered.</summary>
internal sealed class Backoff(TimeSpan first, TimeSpan most, Jitter jitter)
{
    // 2^20 times the first wait is above any bound.
    private const int MaxDoublings = 20;

    /// <summary>Failures since the last success.</summary>
    public int Failures { get; private set; }

    /// <summary>The wait after one more failure.</summary>
    public TimeSpan Next()
    {
        var wait = first * (1 << Math.Min(Failures, MaxDoublings));
        Failures++;
        return jitter.Below(wait < most ? wait : most);
    }

    /// <summary>It worked.</summary>
    public void Reset() => Failures = 0;
}
