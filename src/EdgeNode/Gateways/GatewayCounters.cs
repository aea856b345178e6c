namespace OrleansMesh.EdgeNode.Gateways;

/// <summary>What the listeners of Gateways count.</summary>
internal sealed class GatewayCounters
{
    private long _withoutServer;
    private long _withoutCredential;
    private long _openFailures;

    /// <summary>Handshakes refused because no server has the host that was asked for.</summary>
    public long WithoutServer => Volatile.Read(ref _withoutServer);

    /// <summary>Handshakes refused because the server has no certificate, or no authorities.</summary>
    public long WithoutCredential => Volatile.Read(ref _withoutCredential);

    /// <summary>Attempts to listen that failed; each is repeated while the listener is asked for.</summary>
    public long OpenFailures => Volatile.Read(ref _openFailures);

    public void RefusedWithoutServer() => Interlocked.Increment(ref _withoutServer);

    public void RefusedWithoutCredential() => Interlocked.Increment(ref _withoutCredential);

    public void OpenFailed() => Interlocked.Increment(ref _openFailures);
}
