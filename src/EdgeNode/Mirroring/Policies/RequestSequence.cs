namespace OrleansMesh.EdgeNode.Mirroring.Policies;

/// <summary>Numbers the requests that a mirror chooses from evenly. It outlives revisions, as the mirror's account does.</summary>
internal sealed class RequestSequence
{
    private long _next;

    /// <summary>The number of one more request, from 0.</summary>
    public long Next() => Interlocked.Increment(ref _next) - 1;
}
