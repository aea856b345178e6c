using OrleansMesh.Routing.Registry;

namespace OrleansMesh.EdgeNode.Forwarding;

/// <summary>One address of an upstream cluster, ready to be written into requests.</summary>
internal sealed class UpstreamEndpoint(string prefix, int weight)
{
    private long _active;

    /// <summary><c>http://host:port</c>.</summary>
    public string Prefix { get; } = prefix;

    /// <summary>Its share against its siblings.</summary>
    public int Weight { get; } = weight;

    /// <summary>Attempts under way.</summary>
    public long Active => Volatile.Read(ref _active);

    public static UpstreamEndpoint Of(EndpointAddress address)
    {
        var host = address.Host.Contains(':', StringComparison.Ordinal) ? $"[{address.Host}]" : address.Host;
        return new($"http://{host}:{address.Port}", address.Weight);
    }

    public UpstreamAttempt Begin()
    {
        Interlocked.Increment(ref _active);
        return new(this);
    }

    public void End(AttemptOutcome outcome)
    {
        _ = outcome;
        Interlocked.Decrement(ref _active);
    }
}
