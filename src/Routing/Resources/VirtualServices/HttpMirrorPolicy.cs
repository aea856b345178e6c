namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>One of several mirrors; each decides by itself.</summary>
public sealed record HttpMirrorPolicy
{
    /// <summary>Where shadows go. Required.</summary>
    public Destination? Destination { get; init; }

    /// <summary>Share of the requests that get a shadow. Default: 100; an explicit 0 is none.</summary>
    public Percent? Percentage { get; init; }
}
