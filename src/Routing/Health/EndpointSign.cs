namespace OrleansMesh.Routing.Health;

/// <summary>What an attempt tells of an endpoint.</summary>
public enum EndpointSign
{
    /// <summary>It answered; the status tells how.</summary>
    Answered,

    /// <summary>It did not: no connection, a connection that broke, or silence.</summary>
    Failed,
}
