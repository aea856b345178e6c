namespace OrleansMesh.Routing.Health;

/// <summary>How an endpoint has fared of late. Outlives the tables that name the endpoint; written by many threads through <see cref="HealthBook"/>.</summary>
public sealed class EndpointHealth
{
    internal int Errors;
    internal int GatewayErrors;
    internal int LocalFailures;
    private volatile bool _isEjected;

    /// <summary>Whether it is out.</summary>
    public bool IsEjected
    {
        get => _isEjected;
        internal set => _isEjected = value;
    }

    /// <summary>The multiple of the base time that the last ejection took; goes down by one with every interval without one.</summary>
    public int Times { get; internal set; }

    internal TimeSpan EjectedAt { get; set; }
}
