namespace OrleansMesh.EdgeNode.Upstreams;

/// <summary>What upstreams of the whole process came to.</summary>
internal sealed class UpstreamCounters
{
    private long _ejections;
    private long _credentialProblems;

    /// <summary>Ejections of endpoints since the start.</summary>
    public long Ejections => Interlocked.Read(ref _ejections);

    /// <summary>Connections for which the TLS credentials could not be read as they were; made with those read before, or not at all.</summary>
    public long CredentialProblems => Interlocked.Read(ref _credentialProblems);

    public void CountCredentialProblem() => Interlocked.Increment(ref _credentialProblems);

    public void CountEjection() => Interlocked.Increment(ref _ejections);
}
