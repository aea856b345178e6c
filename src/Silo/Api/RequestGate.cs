using OrleansMesh.Silo.Startup;

namespace OrleansMesh.Silo.Api;

/// <summary>Bounds how many requests are worked on at once (<see cref="SiloOptions.MaxConcurrentRequests"/>), and counts the ones turned away.</summary>
internal sealed class RequestGate(SiloSettings settings)
{
    private readonly int _limit = settings.Silo.MaxConcurrentRequests;
    private int _entered;
    private long _refused;

    /// <summary>How many requests were turned away.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>Takes a place, to be given back by <see cref="Leave"/>; false where there is none.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _entered) <= _limit)
        {
            return true;
        }

        Leave();
        Interlocked.Increment(ref _refused);
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _entered);
}
