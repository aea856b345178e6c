namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>Istio's <c>Headers.HeaderOperations</c> (networking.istio.io).</summary>
public sealed record HeaderOperations
{
    /// <summary>Overwrite the headers specified by key with the given values</summary>
    public ValueMap<string>? Set { get; init; }

    /// <summary>Append the given values to the headers specified by keys (will create a comma-separated list of values)</summary>
    public ValueMap<string>? Add { get; init; }

    /// <summary>Remove the specified headers</summary>
    public ValueList<string>? Remove { get; init; }
}
