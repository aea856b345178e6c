using OrleansMesh.Silo.Startup;

namespace OrleansMesh.Silo.Api;

/// <summary>Bounds how many requests are worked on at once (<see cref="SiloOptions.MaxConcurrentRequests"/>).</summary>
internal sealed class RequestGate(SiloSettings settings, ApiMetrics metrics)
{
    private readonly int _limit = settings.Silo.MaxConcurrentRequests;
    private int _entered;

    /// <summary>Takes a place, to be given back by <see cref="Leave"/>; false where there is none.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _entered) <= _limit)
        {
            return true;
        }

        Leave();
        metrics.RefusedAsOverload();
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _entered);
}
