namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>Changes of headers. Names match whatever their case.</summary>
public sealed record HeaderOperations
{
    /// <summary>Values that replace those of the header.</summary>
    public ValueMap<string>? Set { get; init; }

    /// <summary>Values that are appended, by a comma, to those of the header.</summary>
    public ValueMap<string>? Add { get; init; }

    /// <summary>Names of headers to take out.</summary>
    public ValueList<string>? Remove { get; init; }
}
