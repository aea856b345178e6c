namespace OrleansMesh.EdgeNode.ControlPlane;

/// <summary>Lets Orleans' client try its first connection again and again: an edge may be started long before any silo.</summary>
internal sealed partial class RetryForever(Backoff backoff, TimeProvider time, ILogger<RetryForever> logger) : IClientConnectionRetryFilter
{
    // About ten seconds: by then it may be the settings that are wrong, and not the silo that is late.
    private const int FailuresToTell = 10;

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        var wait = backoff.Next();
        if (backoff.Failures == FailuresToTell)
        {
            Log.NotConnected(logger, exception.Message);
        }

        await Task.Delay(wait, time, cancellationToken);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(3013, LogLevel.Warning, "Still not connected to the control plane (Edge:ControlPlane, Mesh:ClusterId, Mesh:ServiceId): {Problem}", EventName = "ControlPlaneNotConnected")]
        public static partial void NotConnected(ILogger logger, string problem);
    }
}
