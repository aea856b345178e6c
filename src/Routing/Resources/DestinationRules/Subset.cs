namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Istio's <c>Subset</c> (networking.istio.io).</summary>
public sealed record Subset
{
    /// <summary>Name of the subset. Required.</summary>
    public string? Name { get; init; }

    /// <summary>Labels apply a filter over the endpoints of a service in the service registry.</summary>
    public ValueMap<string>? Labels { get; init; }

    /// <summary>Traffic policies that apply to this subset.</summary>
    public TrafficPolicy? TrafficPolicy { get; init; }
}
