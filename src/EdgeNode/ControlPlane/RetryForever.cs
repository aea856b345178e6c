
namespace OrleansMesh.EdgeNode.ControlPlane;

/// <summary>Lets Orleans' client try its first connection again and again: an edge may be started long before any silo.</summary>
internal sealed class RetryForever(Backoff backoff, TimeProvider time) : IClientConnectionRetryFilter
{
    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        await Task.Delay(backoff.Next(), time, cancellationToken);
        return true;
    }
}
